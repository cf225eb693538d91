package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.text.AddressFinder;

/**
 * What an answer quotes of the mail that it answers, with the line that says who wrote that. Mail
 * programs write the line in the language of their user, so only its form counts: it names an
 * address, ends in a colon, and the quotation follows.
 *
 * @param attribution the line above the quotation, on one line
 * @param text the quotation without its marks
 */
record QuotedText(String attribution, String text) {
  private static final int MAX_ATTRIBUTION = 300;
  private static final Pattern ANSWER = Pattern.compile("^\\p{L}{1,4}: ");

  /** The first quotation that stands below such a line. */
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

  /** The writer as a header field. */
  String from() {
    return "From: " + attribution;
  }

  /**
   * The quotation as a mail.
   *
   * @param subject of the answer, from which the quoted mail's is taken
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

  /** The line, with the one above it where a mail program broke it; empty when it is none. */
  private static String attribution(List<String> lines, int end) {
    String line = lines.get(end).strip();
    if (!line.endsWith(":") && !line.endsWith("：")) {
      return "";
    }
    boolean broken = AddressFinder.first(line).isEmpty() && end > 0;
    String whole = broken ? lines.get(end - 1).strip() + " " + line : line;
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
