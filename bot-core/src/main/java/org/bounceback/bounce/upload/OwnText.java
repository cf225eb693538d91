package org.bounceback.bounce.upload;

import java.util.ArrayList;
import java.util.List;

/** Restores the lines of text that a mail client quoted or wrapped. */
final class OwnText {
  private static final int MIN_QUOTED = 2;

  private OwnText() {}

  /**
   * Returns the lines without the quotation marks of one level. Lines that are quoted twice belong
   * to older messages and become blank. Text without quoted lines is unchanged: an SMTP session has
   * lines that begin with the same characters.
   */
  static List<String> unquoted(List<String> lines) {
    long quoted = lines.stream().filter(OwnText::isQuoted).count();
    return quoted < MIN_QUOTED ? lines : lines.stream().map(OwnText::unquoted).toList();
  }

  private static boolean isQuoted(String line) {
    return line.startsWith("> ") || line.equals(">");
  }

  private static String unquoted(String line) {
    if (line.startsWith("> >") || (line.startsWith(">>") && !line.startsWith(">>> "))) {
      return "";
    }
    return isQuoted(line) ? line.substring(Math.min(line.length(), 2)) : line;
  }

  /** Joins the lines of {@code format=flowed} (RFC 3676 section 4). */
  static List<String> unflowed(List<String> lines) {
    var joined = new ArrayList<String>();
    var paragraph = new StringBuilder();
    for (String line : lines) {
      boolean stuffed = line.startsWith(" ") && !line.startsWith("  ");
      paragraph.append(stuffed && paragraph.length() == 0 ? line.substring(1) : line);
      if (!line.endsWith(" ") || line.equals("-- ")) {
        joined.add(paragraph.toString());
        paragraph.setLength(0);
      }
    }
    if (paragraph.length() > 0) {
      joined.add(paragraph.toString());
    }
    return joined;
  }
}
