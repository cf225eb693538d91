package org.bounceback.outlook;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the Transport Neutral Encapsulation Format ([MS-OXTNEF]): a sequence of attributes, some of
 * which contain properties. A truncated file is read up to its end.
 */
final class TnefFile {
  private static final int SIGNATURE = 0x223E9F78;
  private static final int HEADER_BYTES = 6;
  private static final int MAX_ATTRIBUTES = 10_000;
  private static final int MAX_NESTING = 3;
  private static final int OBJECT_ID_BYTES = 16;

  private static final int SUBJECT = 0x8004;
  private static final int BODY = 0x800C;
  private static final int ATTACHED_DATA = 0x800F;
  private static final int ATTACHED_TITLE = 0x8010;
  private static final int ATTACHMENT_START = 0x9002;
  private static final int MESSAGE_PROPERTIES = 0x9003;
  private static final int RECIPIENTS = 0x9004;
  private static final int ATTACHMENT_PROPERTIES = 0x9005;
  private static final int CODEPAGE = 0x9007;

  private final ByteBuffer file;
  private final int depth;
  private final MapiProperties message = new MapiProperties();
  private final List<MapiProperties> recipients = new ArrayList<>();
  private final List<AttachmentDraft> attached = new ArrayList<>();

  /** An attachment while it is being read. */
  private static final class AttachmentDraft {
    private final MapiProperties properties = new MapiProperties();
    private Optional<OutlookMessage> message = Optional.empty();
  }

  private TnefFile(ByteBuffer file, int depth) {
    this.file = file.order(ByteOrder.LITTLE_ENDIAN);
    this.depth = depth;
  }

  static boolean matches(byte[] file) {
    return matches(ByteBuffer.wrap(file));
  }

  /** Returns the message; empty if the file has another format. */
  static Optional<OutlookMessage> read(byte[] file) {
    return read(ByteBuffer.wrap(file), 1);
  }

  private static boolean matches(ByteBuffer file) {
    return file.remaining() > HEADER_BYTES
        && file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
  }

  private static Optional<OutlookMessage> read(ByteBuffer file, int depth) {
    return matches(file) ? Optional.of(new TnefFile(file, depth).message()) : Optional.empty();
  }

  private OutlookMessage message() {
    file.position(file.position() + HEADER_BYTES);
    try {
      for (int count = 0; count < MAX_ATTRIBUTES && file.hasRemaining(); count++) {
        attribute();
      }
    } catch (BufferUnderflowException | IllegalArgumentException truncated) {
      // The content before the damage is used.
      file.position(file.limit());
    }
    return new OutlookMessage(
        message,
        recipients,
        attached.stream()
            .map(draft -> new OutlookMessage.Attachment(draft.properties, draft.message))
            .toList());
  }

  /** Reads an attribute: level, id, type, length, value and checksum. */
  private void attribute() {
    file.get();
    int id = file.getShort() & 0xffff;
    file.getShort();
    int length = file.getInt();
    if (length < 0) {
      throw new IllegalArgumentException("negative length");
    }
    ByteBuffer value = slice(file, Math.min(length, file.remaining()));
    readValue(id, value);
    file.getShort();
  }

  private void readValue(int id, ByteBuffer value) {
    switch (id) {
      case SUBJECT -> message.add(Tag.SUBJECT.id, MapiType.STRING_8, rest(value));
      case BODY -> message.add(Tag.BODY.id, MapiType.STRING_8, rest(value));
      case CODEPAGE -> message.add(Tag.MESSAGE_CODEPAGE.id, MapiType.INTEGER, rest(value));
      case MESSAGE_PROPERTIES -> properties(value, message);
      case RECIPIENTS -> recipients(value);
      case ATTACHMENT_START -> attached.add(new AttachmentDraft());
      case ATTACHED_TITLE ->
          last().properties.add(Tag.ATTACH_FILE_NAME.id, MapiType.STRING_8, rest(value));
      case ATTACHED_DATA -> last().properties.add(Tag.ATTACH_DATA.id, MapiType.BINARY, rest(value));
      case ATTACHMENT_PROPERTIES ->
          properties(value, last().properties)
              .ifPresent(found -> last().message = Optional.of(found));
      default -> {
        // Other attributes are not needed.
      }
    }
  }

  private AttachmentDraft last() {
    if (attached.isEmpty()) {
      attached.add(new AttachmentDraft());
    }
    return attached.get(attached.size() - 1);
  }

  private void recipients(ByteBuffer value) {
    int rows = value.getInt();
    for (int row = 0; row < rows && row < MAX_ATTRIBUTES; row++) {
      var recipient = new MapiProperties();
      properties(value, recipient);
      recipients.add(recipient);
    }
  }

  /** Reads a counted list of properties; returns the attached message, if it is one of them. */
  private Optional<OutlookMessage> properties(ByteBuffer value, MapiProperties into) {
    Optional<OutlookMessage> message = Optional.empty();
    int count = value.getInt();
    for (int i = 0; i < count && i < MAX_ATTRIBUTES; i++) {
      var property = TnefProperty.read(value);
      if (property.type() == MapiType.OBJECT) {
        message = attachedMessage(property);
      } else {
        into.add(property.id(), property.type(), rest(property.value()));
      }
    }
    return message;
  }

  private Optional<OutlookMessage> attachedMessage(TnefProperty property) {
    ByteBuffer value = property.value();
    if (property.id() != Tag.ATTACH_DATA.id
        || value.remaining() < OBJECT_ID_BYTES
        || depth >= MAX_NESTING) {
      return Optional.empty();
    }
    value.position(value.position() + OBJECT_ID_BYTES);
    return read(slice(value, value.remaining()), depth + 1);
  }

  private static ByteBuffer slice(ByteBuffer from, int length) {
    ByteBuffer slice = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    from.position(from.position() + length);
    return slice;
  }

  private static byte[] rest(ByteBuffer value) {
    var bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }
}
