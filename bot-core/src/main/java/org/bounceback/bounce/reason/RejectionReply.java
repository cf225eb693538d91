package org.bounceback.bounce.reason;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.data.Matches;

/**
 * The reply with which a system rejected a message (RFC 5321 section 4.2), and the codes in it.
 *
 * @param text on one line, at most 2 KiB; may be empty
 * @param codes the SMTP reply codes in the order written
 * @param statuses the enhanced status codes (RFC 3463) in the order written
 */
public record RejectionReply(String text, List<String> codes, List<String> statuses) {
  static final RejectionReply NONE = new RejectionReply("", List.of(), List.of());

  private static final int MAX = 2048;
  private static final Pattern CODE =
      Pattern.compile(
          "(?m)(?:^[ \\t<>]{0,40}|[:;'\"<>\\[(][ \\t]{0,3}|<<< |<-- |-"
              + " )([245][0-9]{2})(?:[\\s:;,#'\")\\]>-]|$)");

  /** A rejection in the transcript of a session, where replies to earlier commands come first. */
  private static final Pattern REFUSAL = Pattern.compile("(?m)^.{0,80}<-- ?([45][0-9]{2})[ -]");

  private static final Pattern REPEATED =
      Pattern.compile(" ([245][0-9]{2})[ -](?:[245]\\.[0-9]{1,3}\\.[0-9]{1,3} ?)?");

  private static final Pattern LEADING_STATUS =
      Pattern.compile("(?m)^[ \\t<>-]{0,40}([245]\\.[0-7]\\.[0-9]{1,3})(?:[^0-9.]|$)");

  /** Text that qmail adds after the reply of the other server. */
  private static final List<String> AFTER_REPLY =
      List.of("I'm not going to try again", "Giving up on ");

  public RejectionReply {
    codes = List.copyOf(codes);
    statuses = List.copyOf(statuses);
  }

  /** Parses text that may span several lines. */
  public static RejectionReply of(String lines) {
    String bounded = bounded(lines);
    String text = onOneLine(bounded);
    return new RejectionReply(
        text.length() > MAX ? text.substring(0, MAX) : text,
        ReplyCodeScanner.replies(bounded),
        ReplyCodeScanner.statuses(bounded));
  }

  /** Returns whether a text has a code; faster than parsing it. */
  public static boolean hasCode(String lines) {
    String bounded = bounded(lines);
    return !ReplyCodeScanner.replies(bounded).isEmpty()
        || !ReplyCodeScanner.statuses(bounded).isEmpty();
  }

  private static String bounded(String lines) {
    return lines.length() > 2 * MAX ? lines.substring(0, 2 * MAX) : lines;
  }

  /**
   * Returns the part of a recipient's text that the rejecting system wrote: from the first reply
   * code to the end of the paragraph. If there is no code, returns the first paragraph that is not
   * a heading.
   */
  public static String extract(String text) {
    String bounded = text.substring(0, Math.min(text.length(), 4 * MAX));
    int code = bounded.contains("<--") ? first(REFUSAL, bounded, 0) : -1;
    code = code < 0 ? first(CODE, bounded, ReplyCodeScanner.firstReply(bounded)) : code;
    code = code < 0 ? first(LEADING_STATUS, bounded, ReplyCodeScanner.firstStatus(bounded)) : code;
    if (code >= 0) {
      return firstParagraph(bounded.substring(code));
    }
    String rest = bounded.strip();
    String first = firstParagraph(rest);
    return first.endsWith(":") ? rest : first;
  }

  /**
   * Returns the position of the first code, or -1.
   *
   * @param digits a position that is not after the first code, in its line; -1 if there is none
   */
  private static int first(Pattern codes, String text, int digits) {
    if (digits < 0) {
      return -1;
    }
    Matcher code = codes.matcher(text);
    return code.find(text.lastIndexOf('\n', digits - 1) + 1) ? code.start(1) : -1;
  }

  /** Strips the text and replaces each run of white space with one space. */
  private static String onOneLine(String text) {
    char[] line = text.toCharArray();
    int length = 0;
    boolean afterSpace = true;
    for (char c : line) {
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space || !afterSpace) {
        line[length++] = space ? ' ' : c;
      }
      afterSpace = space;
    }
    return new String(line, 0, length).strip();
  }

  /** Returns the text up to a blank line or to text that is not part of a reply. */
  private static String firstParagraph(String text) {
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      int next = end + 1;
      while (next < text.length() && " \t>".indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      int line = end + 1;
      if ((next < text.length() && text.charAt(next) == '\n')
          || AFTER_REPLY.stream().anyMatch(words -> text.startsWith(words, line))) {
        return text.substring(0, end);
      }
    }
    return text;
  }

  /** Returns whether the text contains a code, so that a mail server wrote it and not a person. */
  public boolean hasCode() {
    return !codes.isEmpty() || !statuses.isEmpty();
  }

  /** Returns the first SMTP reply code. */
  public Optional<String> code() {
    return codes.stream().findFirst();
  }

  /**
   * Returns the text for matching: in lower case, with plain apostrophes, and without the codes
   * that a multi-line reply repeats on each line.
   */
  String normalized() {
    String lowerCase = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    int first = codes.isEmpty() ? -1 : lowerCase.indexOf(codes.get(0) + "-");
    if (first < 0) {
      return lowerCase;
    }
    int after = first + codes.get(0).length();
    return lowerCase.substring(0, after)
        + Matches.of(REPEATED, lowerCase.substring(after))
            .replaceAll(code -> code.group(1).equals(codes.get(0)) ? " " : code.whole())
            .replace("  ", " ");
  }

  /** Returns the original spelling of a part of {@link #normalized()}. */
  String originalSpelling(String comparable) {
    int at = text.toLowerCase(Locale.ROOT).indexOf(comparable);
    int end = at + comparable.length();
    return at < 0 || end > text.length() ? comparable : text.substring(at, end);
  }
}
