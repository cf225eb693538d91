package org.bounceback.mailbox;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * A mail that we write. It says of itself that a program wrote it (RFC 3834), so that no program
 * answers.
 *
 * @param messageId its name without the angle brackets; the same at every try, so that whoever gets
 *     it twice can tell
 * @param from also the envelope's sender
 * @param replyTo where answers shall go; empty for {@code from}
 * @param answers the Message-ID of the mail in whose thread it belongs, without angle brackets;
 *     empty when it begins one
 * @param text plain, lines ended by LF or CRLF
 */
public record OutgoingMail(
    String messageId,
    MailAddress from,
    MailAddress to,
    Optional<MailAddress> replyTo,
    Optional<String> answers,
    String subject,
    String text,
    Optional<Attachment> attachment) {

  /** A file that goes along. */
  public static final class Attachment {
    private final String name;
    private final String type;
    private final byte[] bytes;

    /**
     * Keeps a copy of {@code bytes}.
     *
     * @param name printable ASCII
     * @param type its media type; a mail's, {@code message/rfc822}, is kept where the mail can pass
     *     unchanged, and is a plain file otherwise
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
