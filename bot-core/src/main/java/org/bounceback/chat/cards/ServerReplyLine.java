package org.bounceback.chat.cards;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.data.UntrustedText;

/**
 * Shortens a server's reply to one line: it begins with the code and keeps the link or the code in
 * brackets at its end.
 */
final class ServerReplyLine {
  private static final int MAX = 116;
  private static final int MAX_END = 56;

  /** How far into the text the reply's code is looked for. */
  private static final int MAX_PREFIX = 200;

  private static final Pattern CODE = Pattern.compile("(?:^|[ :<\"'(])([45][0-9]{2}(?:[- ]|$))");

  /** The code that each line of a reply of several lines repeats. */
  private static final Pattern REPEATED_CODE =
      Pattern.compile("([^ ]) [245][0-9]{2}[- ](?:[245]\\.[0-9]{1,3}\\.[0-9]{1,3} )?");

  private static final Pattern END =
      Pattern.compile("https?://[^ ]{4,56}|\\([A-Za-z0-9]{3,16}\\)|\\[[A-Za-z0-9]{3,40}\\]");

  private ServerReplyLine() {}

  /** Returns the line; empty for an empty reply. */
  static Optional<String> of(String reply) {
    String line = UntrustedText.oneLine(reply);
    Matcher code = CODE.matcher(line);
    if (code.find() && code.start(1) <= MAX_PREFIX) {
      line = line.substring(code.start(1));
    }
    line = REPEATED_CODE.matcher(line).replaceAll("$1 ").strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(shortened(line));
  }

  private static String shortened(String line) {
    if (line.length() <= MAX) {
      return line;
    }
    String end = "";
    Matcher matcher = END.matcher(line);
    while (matcher.find()) {
      if (matcher.group().length() <= MAX_END) {
        end = matcher.end() > MAX - MAX_END / 2 ? matcher.group() : end;
      }
    }
    return end.isEmpty()
        ? TextShortener.atWord(line, MAX)
        : TextShortener.atWord(line, MAX - end.length() - 1) + " " + end;
  }
}
