package org.bounceback.mail;

import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the encoded-words of a header field (RFC 2047), once, wherever in the field they stand.
 */
final class EncodedWords {
  private static final int MOST = 1000;
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]{1,60}+)\\?([bBqQ])\\?([^?\\s]*+)\\?=");

  private EncodedWords() {}

  /**
   * The field's text; words past the thousandth and words that cannot be decoded stay as written.
   */
  static String decode(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    var out = new StringBuilder(text.length());
    Matcher word = WORD.matcher(text);
    int done = 0;
    for (int count = 0; count < MOST && word.find(); count++) {
      String between = text.substring(done, word.start());
      if (count == 0 || !between.isBlank()) {
        out.append(between);
      }
      out.append(decodeWord(word.group()));
      done = word.end();
    }
    return out.append(text, done, text.length()).toString();
  }

  private static String decodeWord(String word) {
    try {
      return MimeUtility.decodeWord(word);
    } catch (ParseException | UnsupportedEncodingException undecodable) {
      return word;
    }
  }
}
