package org.bounceback.mail;

import java.util.Locale;
import java.util.Set;

/** Finds the start of a message and whether it begins with a header. */
final class MailStart {
  /** Fields with which ordinary text is unlikely to begin. */
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

  private static final int MAX_LINES = 1000;

  private MailStart() {}

  /**
   * Returns the offset after a byte order mark, blank lines, and the separator line of a mailbox
   * file.
   */
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

  /** Returns whether the line may precede a message without being part of it. */
  static boolean isBefore(LineCursor line) {
    return line.isBlank() || line.startsWith("from ") || line.startsWith(">from ");
  }

  /**
   * Returns whether a header begins at {@code start}: only fields up to a blank line, including one
   * that is typical of a message.
   */
  static boolean hasHeader(byte[] mail, int start) {
    var line = new LineCursor(mail, start);
    for (int i = 0; i < MAX_LINES && line.next() && !line.isBlank(); i++) {
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
