package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.text.AddressFinder;

/**
 * The text that a reply quotes, with the line that names its author. Mail clients write that line
 * in the user's language, so only its form matters: it contains an address, ends with a colon, and
 * the quotation follows.
 *
 * @param attribution the line above the quotation, on one line
 * @param text the quotation without quotation marks
 */
record QuotedText(String attribution, String text) {
  private static final int MAX_ATTRIBUTION = 300;
  private static final Pattern ANSWER = Pattern.compile("^\\p{L}{1,4}: ");

  /** Finds the first quotation below such a line. */
  static Optional<QuotedText> find(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith(">")) {
        int end = lastTextAbove(lines, i);
        String attribution = end < 0 ? "" : attribution(lines, end);
        if (!attribution.isEmpty()) {
          return Optional.of(new QuotedText(attribution, unquoted(lines.subList(i, lines.size()))));
        }
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith(">")) {
          i++;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the author as a header field. */
  String from() {
    return "From: " + attribution;
  }

  /**
   * Returns the quotation with a header.
   *
   * @param subject the subject of the reply, from which that of the quoted message is derived
   */
  String withHeader(String subject) {
    return from() + "\nSubject: " + ANSWER.matcher(subject).replaceFirst("") + "\n\n" + text;
  }

  private static int lastTextAbove(List<String> lines, int start) {
    int at = start - 1;
    while (at >= 0 && lines.get(at).isBlank()) {
      at--;
    }
    return at;
  }

  /**
   * Returns the attribution, joined with the line above if a mail client wrapped it; empty if there
   * is none.
   */
  private static String attribution(List<String> lines, int end) {
    String line = lines.get(end).strip();
    if (!line.endsWith(":") && !line.endsWith("：")) {
      return "";
    }
    boolean isWrapped = AddressFinder.first(line).isEmpty() && end > 0;
    String whole = isWrapped ? lines.get(end - 1).strip() + " " + line : line;
    return whole.length() <= MAX_ATTRIBUTION && AddressFinder.first(whole).isPresent() ? whole : "";
  }

  private static String unquoted(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      if (!line.startsWith(">") && !line.isBlank()) {
        break;
      }
      text.append(line.startsWith("> ") ? line.substring(2) : line.replaceFirst("^>", ""));
      text.append('\n');
    }
    return text.toString();
  }
}
