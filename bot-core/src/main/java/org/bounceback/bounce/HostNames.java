package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the hosts that a report for people names: the one that wrote it and the one that refused.
 */
final class HostNames {
  private static final String HOST = "([A-Za-z0-9][A-Za-z0-9._-]{0,252})";
  private static final Pattern NAME_FIRST = Pattern.compile("^\\s{0,4}" + HOST);

  /**
   * Exchange in any language: a label, its own name, and the first recipient after a blank line.
   */
  private static final Pattern ABOVE_RECIPIENT =
      Pattern.compile(
          "(?m)^[^\\n:：<>@]{3,60}[:：][ \\t]{0,4}([A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.[A-Za-z0-9-]{1,63}){1,8})[ \\t]*\\R[ \\t]*\\R[ \\t<]{0,8}[^\\s@]{1,64}@[^\\s@]{1,255}[ \\t]*$");

  private static final int LOOKED_AT = 16 * 1024;

  private static final List<Pattern> WRITERS =
      List.of(
          Pattern.compile(
              "(?:mail system|[Pp]rogram|server|agent|Agent v[0-9.]+) (?:at|on)(?: host)? " + HOST),
          Pattern.compile("<" + HOST + " #[245]\\.[0-9.]+(?: [^>\\n]{0,500})?>"),
          Pattern.compile("on the queue on " + HOST),
          Pattern.compile("SMTP relay on " + HOST),
          Pattern.compile("status notification from " + HOST),
          Pattern.compile("Message from {1,2}" + HOST));
  private static final List<Pattern> REFUSERS =
      List.of(
          Pattern.compile("[Hh]ost " + HOST + " ?\\[[0-9A-Fa-f.:]+\\]"),
          Pattern.compile("while talking to " + HOST + ":"),
          Pattern.compile("\\bby " + HOST + " \\[[0-9A-Fa-f.:]+\\]"),
          Pattern.compile("[Ss]erver <" + HOST + ">"),
          Pattern.compile("(?m)^" + HOST + " ?\\[[0-9A-Fa-f.:]+\\] "),
          Pattern.compile("(?m)^" + HOST + " (?:gave this error|does not like|failed after)"),
          Pattern.compile("Remote system: dns; ?" + HOST));

  private HostNames() {}

  /** The host that wrote the report, by its words, else by the address that it comes from. */
  static Optional<String> writing(Report report, Marks marks) {
    return labelled(report.words(), marks)
        .or(() -> aboveRecipient(report.words()))
        .or(() -> first(WRITERS, report.words()))
        .or(
            () ->
                report
                    .header()
                    .first("From")
                    .flatMap(AddressFinder::first)
                    .map(address -> address.substring(address.lastIndexOf('@') + 1)));
  }

  /** The host that refused, by the words about one recipient. */
  static Optional<String> refusing(String words) {
    return first(REFUSERS, words);
  }

  /** The host behind "Generating server:" or what stands for it in other languages. */
  private static Optional<String> labelled(String words, Marks marks) {
    String bounded = words.substring(0, Math.min(words.length(), LOOKED_AT));
    return marks
        .behindHostLabel(bounded)
        .map(NAME_FIRST::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).replaceAll("\\.$", ""));
  }

  private static Optional<String> aboveRecipient(String words) {
    return first(List.of(ABOVE_RECIPIENT), words);
  }

  private static Optional<String> first(List<Pattern> patterns, String words) {
    String bounded = words.substring(0, Math.min(words.length(), LOOKED_AT));
    return patterns.stream()
        .map(pattern -> pattern.matcher(bounded))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> found.group(1).replaceAll("\\.$", ""));
  }
}
