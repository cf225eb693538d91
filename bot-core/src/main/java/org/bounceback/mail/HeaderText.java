package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/** Parses header fields in a text, as reports quote them. */
public final class HeaderText {

  private HeaderText() {}

  /**
   * Parses the fields from the first line of the text up to a blank line; other lines are skipped.
   */
  public static Header parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var reader = new HeaderReader(bytes, MailLimits.STANDARD, new TruncationLog());
    var line = new LineCursor(bytes, 0);
    while (line.next() && (reader.isEmpty() || !line.isBlank())) {
      if (!line.isBlank()) {
        reader.read(line);
      }
    }
    return reader.finish();
  }
}
