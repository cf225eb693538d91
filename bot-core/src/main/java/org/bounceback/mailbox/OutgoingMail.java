package org.bounceback.mailbox;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * An outgoing message. It is marked as automatically generated (RFC 3834), so that no program
 * replies.
 *
 * @param messageId the Message-ID without angle brackets; the same for every attempt, so that
 *     recipients can detect duplicates
 * @param from also the envelope sender
 * @param replyTo the address for replies; empty for {@code from}
 * @param inReplyTo the Message-ID of the message it replies to, without angle brackets; empty for a
 *     new thread
 * @param text plain text, lines ended by LF or CRLF
 */
public record OutgoingMail(
    String messageId,
    MailAddress from,
    MailAddress to,
    Optional<MailAddress> replyTo,
    Optional<String> inReplyTo,
    String subject,
    String text,
    Optional<Attachment> attachment) {

  /** An attached file. */
  public static final class Attachment {
    private final String name;
    private final String type;
    private final byte[] bytes;

    /**
     * Creates an attachment with a copy of {@code bytes}.
     *
     * @param name printable ASCII
     * @param type the media type; {@code message/rfc822} is used if the message can be sent
     *     unchanged, otherwise it is sent as a plain file
     */
    public Attachment(String name, String type, byte[] bytes) {
      this.name = name;
      this.type = type;
      this.bytes = bytes.clone();
    }

    String name() {
      return name;
    }

    String type() {
      return type;
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }
}
