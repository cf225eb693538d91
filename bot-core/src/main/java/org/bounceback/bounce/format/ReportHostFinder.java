package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Finds the hosts that a human-readable report names: the one that wrote it and the one that
 * rejected the message.
 */
public final class ReportHostFinder {
  private static final String HOST = "([A-Za-z0-9][A-Za-z0-9._-]{0,252})";
  private static final Pattern NAME_FIRST = Pattern.compile("^\\s{0,4}" + HOST);

  /**
   * Exchange in any language: a label, the name of the server, and the first recipient after a
   * blank line.
   */
  private static final Pattern ABOVE_RECIPIENT =
      Pattern.compile(
          "(?m)^[^\\n:：<>@]{3,60}[:：][ \\t]{0,4}"
              + "([A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63}){1,8})"
              + "[ \\t]*(?:\\r\\n|[\\r\\n])[ \\t]*(?:\\r\\n|[\\r\\n])"
              + "[ \\t<]{0,8}[^\\s@]{1,64}@[^\\s@]{1,255}[ \\t]*$");

  private static final int MAX_TEXT = 16 * 1024;

  private static final List<Clue> WRITERS =
      List.of(
          Clue.of(
              List.of(
                  "system at",
                  "system on",
                  "rogram at",
                  "rogram on",
                  "server at",
                  "server on",
                  "agent at",
                  "agent on",
                  "Agent v"),
              "(?:mail system|[Pp]rogram|server|agent|Agent v[0-9.]+) (?:at|on)(?: host)? " + HOST),
          Clue.of(List.of(" #"), "<" + HOST + " #[245]\\.[0-9.]+(?: [^>\\n]{0,500})?>"),
          Clue.of(List.of("on the queue on "), "on the queue on " + HOST),
          Clue.of(List.of("SMTP relay on "), "SMTP relay on " + HOST),
          Clue.of(List.of("status notification from "), "status notification from " + HOST),
          Clue.of(
              List.of("Message from "),
              "Message from {1,2}([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})"));
  private static final List<Clue> REFUSERS =
      List.of(
          Clue.of(List.of("ost "), "[Hh]ost " + HOST + " ?\\[[0-9A-Fa-f.:]+\\]"),
          Clue.of(List.of("while talking to "), "while talking to " + HOST + ":"),
          Clue.of(List.of("by "), "\\bby " + HOST + " \\[[0-9A-Fa-f.:]+\\]"),
          Clue.of(List.of("erver <"), "[Ss]erver <" + HOST + ">"),
          Clue.of(List.of("["), "(?m)^" + HOST + " ?\\[[0-9A-Fa-f.:]+\\] "),
          Clue.of(
              List.of(" gave this error", " does not like", " failed after"),
              "(?m)^" + HOST + " (?:gave this error|does not like|failed after)"),
          Clue.of(List.of("Remote system: dns;"), "Remote system: dns; ?" + HOST));

  private ReportHostFinder() {}

  /** The text around a host name. Wherever the pattern matches, one of the texts occurs. */
  private record Clue(List<String> texts, Pattern pattern) {
    static Clue of(List<String> texts, String pattern) {
      return new Clue(texts, Pattern.compile(pattern));
    }

    /** Returns false if the pattern cannot match; a fast check that excludes most texts. */
    boolean mayBeIn(String text) {
      return texts.stream().anyMatch(text::contains);
    }
  }

  /** Returns the host that wrote the report, from its text, otherwise from the sender's address. */
  static Optional<String> reportingHost(
      ReportMessage reportMessage, ReportIndicators reportIndicators) {
    return labelled(reportMessage.text(), reportIndicators)
        .or(() -> aboveRecipient(reportMessage.text()))
        .or(() -> first(WRITERS, reportMessage.text()))
        .or(
            () ->
                reportMessage
                    .header()
                    .first("From")
                    .flatMap(AddressFinder::first)
                    .map(address -> address.substring(address.lastIndexOf('@') + 1)));
  }

  /** Returns the host that rejected the message, from the text about one recipient. */
  public static Optional<String> rejectingHost(String text) {
    return first(REFUSERS, text);
  }

  /** Returns the host after "Generating server:" or its translation. */
  private static Optional<String> labelled(String text, ReportIndicators reportIndicators) {
    String bounded = text.substring(0, Math.min(text.length(), MAX_TEXT));
    return reportIndicators
        .afterHostLabel(bounded)
        .map(NAME_FIRST::matcher)
        .filter(Matcher::find)
        .map(found -> withoutFinalDot(found.group(1)));
  }

  private static Optional<String> aboveRecipient(String text) {
    String bounded = text.substring(0, Math.min(text.length(), MAX_TEXT));
    return hasLabelledLastWord(bounded)
        ? first(ABOVE_RECIPIENT.matcher(bounded))
        : Optional.empty();
  }

  /**
   * Returns false if {@link #ABOVE_RECIPIENT} cannot match: no line ends with a colon and a host
   * name, with an empty line after it.
   */
  private static boolean hasLabelledLastWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == '：') {
        int start = skipBlanks(text, i + 1);
        int end = start;
        boolean dot = false;
        while (end < text.length() && isHostCharacter(text.charAt(end))) {
          dot |= text.charAt(end) == '.';
          end++;
        }
        int line = skipBlanks(text, end);
        if (dot && isLineEnd(text, line) && isLineEnd(text, skipBlanks(text, line + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-';
  }

  private static boolean isLineEnd(String text, int at) {
    return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static Optional<String> first(List<Clue> clues, String text) {
    String bounded = text.substring(0, Math.min(text.length(), MAX_TEXT));
    return clues.stream()
        .filter(clue -> clue.mayBeIn(bounded))
        .flatMap(clue -> first(clue.pattern().matcher(bounded)).stream())
        .findFirst();
  }

  private static Optional<String> first(Matcher matcher) {
    return matcher.find() ? Optional.of(withoutFinalDot(matcher.group(1))) : Optional.empty();
  }

  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
