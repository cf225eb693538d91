package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/** Reads header fields that stand in a text, as reports quote them. */
public final class HeaderText {

  private HeaderText() {}

  /** The fields from the text's first line up to a blank one; what is no field is left out. */
  public static Header parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var reader = new HeaderReader(bytes, MailLimits.STANDARD, new TruncationLog());
    var line = new LineCursor(bytes, 0);
    while (line.next() && (reader.isEmpty() || !line.isBlank())) {
      if (!line.isBlank()) {
        reader.take(line);
      }
    }
    return reader.finish();
  }
}
