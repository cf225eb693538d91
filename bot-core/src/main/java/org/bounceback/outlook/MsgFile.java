package org.bounceback.outlook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads a message that Outlook saved ([MS-OXMSG]): a compound file with one stream for each long
 * property and one for all short ones.
 *
 * <p>The sizes stated in the file are checked against its length before anything is read, because a
 * stream may be referenced many times and sector chains may be longer than the file.
 */
final class MsgFile {
  private static final byte[] MAGIC = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
  private static final int SECTOR_SHIFT_AT = 0x1E;
  private static final int TABLE_SECTORS_AT = 0x2C;
  private static final int HEADER_BYTES = 512;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_NESTING = 3;
  private static final String PROPERTY = "__substg1.0_";
  private static final String SHORT_PROPERTIES = "__properties_version1.0";
  private static final String RECIPIENT = "__recip_version1.0_";
  private static final String ATTACHMENT = "__attach_version1.0_";
  private static final String ATTACHED_MESSAGE = "__substg1.0_3701000D";
  private static final int SHORT_PROPERTY_BYTES = 16;

  private static final Map<Integer, Tag> TAGS_BY_ID =
      Stream.of(Tag.values()).collect(Collectors.toMap(tag -> tag.id, Function.identity()));

  private MsgFile() {}

  /** Returns the message; empty for another kind of file, or one that is too damaged. */
  static Optional<OutlookMessage> read(byte[] file) {
    if (!isCompoundFile(file)) {
      return Optional.empty();
    }
    try (var files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      DirectoryEntry root = files.getRoot();
      return root.hasEntryCaseInsensitive(SHORT_PROPERTIES) && isWithinLimits(root, file.length)
          ? Optional.of(message(root, 1))
          : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      // The library throws various exceptions for damaged files.
      return Optional.empty();
    }
  }

  /** Returns whether the file is a compound file and does not claim more sectors than possible. */
  private static boolean isCompoundFile(byte[] file) {
    if (file.length < HEADER_BYTES || !Arrays.equals(MAGIC, 0, 8, file, 0, 8)) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long tables = header.getInt(TABLE_SECTORS_AT);
    int shift = header.getShort(SECTOR_SHIFT_AT);
    return tables > 0 && (shift == 9 || shift == 12) && tables << shift <= file.length;
  }

  private static boolean isWithinLimits(DirectoryEntry root, long fileBytes) {
    Deque<DirectoryEntry> open = new ArrayDeque<>(List.of(root));
    long bytes = 0;
    int count = 0;
    while (!open.isEmpty()) {
      for (Entry entry : open.removeLast()) {
        count++;
        if (entry instanceof DirectoryEntry directory) {
          open.addLast(directory);
        } else if (entry instanceof DocumentEntry document) {
          bytes += Math.max(0, document.getSize());
        }
      }
      if (count > MAX_ENTRIES || bytes > fileBytes) {
        return false;
      }
    }
    return true;
  }

  private static OutlookMessage message(DirectoryEntry directory, int depth) {
    var recipients = new ArrayList<MapiProperties>();
    var attachments = new ArrayList<OutlookMessage.Attachment>();
    int shortPropertiesAt = depth == 1 ? 32 : 24;
    for (Entry entry : directory) {
      if (entry instanceof DirectoryEntry inner) {
        if (entry.getName().startsWith(RECIPIENT)) {
          recipients.add(properties(inner, 8));
        } else if (entry.getName().startsWith(ATTACHMENT)) {
          attachments.add(attachment(inner, depth));
        }
      }
    }
    return new OutlookMessage(properties(directory, shortPropertiesAt), recipients, attachments);
  }

  private static OutlookMessage.Attachment attachment(DirectoryEntry directory, int depth) {
    Optional<OutlookMessage> message = Optional.empty();
    for (Entry entry : directory) {
      if (entry instanceof DirectoryEntry inner
          && entry.getName().equals(ATTACHED_MESSAGE)
          && depth < MAX_NESTING) {
        message = Optional.of(message(inner, depth + 1));
      }
    }
    return new OutlookMessage.Attachment(properties(directory, 8), message);
  }

  private static MapiProperties properties(DirectoryEntry directory, int shortPropertiesAt) {
    var properties = new MapiProperties();
    for (Entry entry : directory) {
      if (entry instanceof DocumentEntry document) {
        if (entry.getName().equals(SHORT_PROPERTIES)) {
          content(document).ifPresent(bytes -> putShort(bytes, shortPropertiesAt, properties));
        } else if (entry.getName().startsWith(PROPERTY)) {
          putLong(document, properties);
        }
      }
    }
    return properties;
  }

  /** Reads the short properties; each consists of type, id, flags and eight bytes of value. */
  private static void putShort(byte[] stream, int from, MapiProperties properties) {
    ByteBuffer buffer = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at + SHORT_PROPERTY_BYTES <= stream.length; at += SHORT_PROPERTY_BYTES) {
      int type = buffer.getShort(at) & 0xffff;
      int id = buffer.getShort(at + 2) & 0xffff;
      boolean isShort = type == MapiType.INTEGER || type == MapiType.TIME;
      if (isShort && TAGS_BY_ID.containsKey(id)) {
        properties.add(id, type, Arrays.copyOfRange(stream, at + 8, at + 16));
      }
    }
  }

  /**
   * Reads a long property; the stream name ends with its id and type, four hexadecimal digits each.
   */
  private static void putLong(DocumentEntry document, MapiProperties properties) {
    String digits = document.getName().substring(PROPERTY.length());
    if (digits.matches("[0-9A-Fa-f]{8}")) {
      int id = Integer.parseInt(digits.substring(0, 4), 16);
      int type = Integer.parseInt(digits.substring(4), 16);
      if (TAGS_BY_ID.containsKey(id)) {
        content(document).ifPresent(bytes -> properties.add(id, type, bytes));
      }
    }
  }

  /** Returns the content of a stream; empty if it is damaged, so that the others are still read. */
  private static Optional<byte[]> content(DocumentEntry document) {
    try (var stream = new DocumentInputStream(document)) {
      return Optional.of(stream.readAllBytes());
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }
}
