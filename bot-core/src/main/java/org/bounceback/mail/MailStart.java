package org.bounceback.mail;

import java.util.Locale;
import java.util.Set;

/** Finds where a mail begins and whether it begins with a header. */
final class MailStart {
  /** Fields that a text for people does not begin with by chance. */
  private static final Set<String> MAIL_FIELDS =
      Set.of(
          "from",
          "to",
          "subject",
          "date",
          "sent",
          "received",
          "return-path",
          "message-id",
          "content-type",
          "mime-version",
          "delivered-to",
          "envelope-to",
          "delivery-date",
          "reply-to",
          "x-original-to",
          "auto-submitted",
          "content-transfer-encoding",
          "in-reply-to");

  private static final int LINES_LOOKED_AT = 1000;

  private MailStart() {}

  /** Behind a byte order mark, blank lines, and the line that begins a mail in a mailbox file. */
  static int find(byte[] mail) {
    int start = hasByteOrderMark(mail) ? 3 : 0;
    var line = new LineCursor(mail, start);
    while (line.next()) {
      if (!isBefore(line)) {
        return line.from();
      }
    }
    return mail.length;
  }

  /** Whether the line may stand in front of a mail without belonging to it. */
  static boolean isBefore(LineCursor line) {
    return line.isBlank() || line.startsWith("from ") || line.startsWith(">from ");
  }

  /**
   * Whether a header begins at {@code start}: fields alone up to a blank line, one a mail's own.
   */
  static boolean hasHeader(byte[] mail, int start) {
    var line = new LineCursor(mail, start);
    for (int i = 0; i < LINES_LOOKED_AT && line.next() && !line.isBlank(); i++) {
      int colon = line.colon();
      if (i == 0 && colon < 0) {
        return false;
      }
      if (colon > 0 && isMailField(line.latin1(colon - line.from()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMailField(String name) {
    return MAIL_FIELDS.contains(name.stripTrailing().toLowerCase(Locale.ROOT));
  }

  private static boolean hasByteOrderMark(byte[] mail) {
    return mail.length > 2
        && mail[0] == (byte) 0xef
        && mail[1] == (byte) 0xbb
        && mail[2] == (byte) 0xbf;
  }
}
