package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A text of the message that a condition of {@code advice.yaml} can search. */
public enum TextAttribute {
  /** The reply of the server that rejected the message. */
  REPLY_TEXT,
  /** The text of the report by its author, without another server's reply. */
  AUTHOR_TEXT,
  /** The text of an e-mail app's error message, or another pasted text without headers. */
  DIALOG_TEXT;

  /** Returns the key in {@code advice.yaml}, in camel case. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace("_text", "Text");
  }

  static Optional<TextAttribute> find(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }
}
