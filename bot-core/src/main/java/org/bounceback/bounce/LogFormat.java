package org.bounceback.bounce;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.mail.Header;

/**
 * Lines of a mail server's log that somebody pasted: Postfix's and Sendmail's ({@code to=<…>, …
 * dsn=…, status=…}) and Exim's ({@code ** address …}), and what both write of a mail that they
 * refused to take. The last line about a recipient counts.
 */
final class LogFormat implements Format {
  private static final int MOST_LINES = 1000;
  private static final int LONGEST_LINE = 4096;

  private static final Pattern SYSLOG =
      Pattern.compile(
          "\\bto=<([^>\\s]{1,320})>,.*?\\bdsn=([245]\\.[0-9.]+),.*?\\bstat(?:us)?=(.+)");
  private static final Pattern SYSLOG_HOST =
      Pattern.compile("(\\S+) (?:postfix|sendmail|sm-mta)[^\\s\\[]*\\[[0-9]+\\]:");
  private static final Pattern RELAY = Pattern.compile("\\brelay=([A-Za-z0-9.-]+)\\.? ?\\[");

  /** Postfix's word for a mail that it returns, also after a last answer that was a 4yz. */
  private static final Pattern GIVEN_UP = Pattern.compile("(?:bounced|expired)\\b");

  private static final List<String> EXIM_MARKS = List.of("** ", "== ", "=> ", "-> ");
  private static final Pattern EXIM =
      Pattern.compile("(?:^|\\s)(\\*\\*|==|=>|->) (?:\\S+ )?<?([^<>\\s]+@[^<>\\s]+)>? (.+)");
  private static final Pattern EXIM_HOST = Pattern.compile("\\bH=(\\S+) \\[");
  private static final Pattern EXIM_WORDS =
      Pattern.compile("(?:: |defer \\(-?[0-9]+\\)[^:]*:? ?)([A-Za-z].*)");
  private static final Pattern EXIM_ID =
      Pattern.compile("\\b[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}\\b");

  private static final Pattern EXIM_REJECT =
      Pattern.compile(
          " F=<[^>]*> (?:temporarily )?rejected RCPT <([^>\\s]{1,320})>: \"?(.+?)\"?\\s*$");
  private static final Pattern POSTFIX_REJECT =
      Pattern.compile(
          "NOQUEUE: (?:milter-)?reject: [A-Z]+ from \\S+: ([45][0-9]{2} .+?);"
              + " from=<[^>]*> to=<([^>\\s]{1,320})>");
  private static final Pattern FOR_NOW =
      Pattern.compile("temporarily rejected RCPT|: 4[0-9]{2} [^;]*; from=<");

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.header().equals(Header.EMPTY)) {
      return Optional.empty();
    }
    var attempts = new LinkedHashMap<String, Attempt>();
    for (String line : report.lines()) {
      if (line.length() <= LONGEST_LINE && attempts.size() < Reading.MOST_ATTEMPTS) {
        syslog(line)
            .or(() -> exim(line))
            .or(() -> rejected(line))
            .ifPresent(found -> attempts.put(AddressFinder.key(found.address()), found));
      }
    }
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(kind(attempts), List.copyOf(attempts.values()), host(report)));
  }

  private static Optional<Attempt> syslog(String line) {
    Matcher found = SYSLOG.matcher(line);
    if (!line.contains("stat") || !found.find()) {
      return Optional.empty();
    }
    String status = found.group(2);
    String words = found.group(3).replaceFirst("^(?:bounced|deferred|sent|expired) ?", "");
    return Optional.of(
        attempt(
            found.group(1),
            GIVEN_UP.matcher(found.group(3)).lookingAt() ? Action.FAILED : action(status),
            Optional.of(status),
            words.replaceAll("^\\((.*)\\)$", "$1"),
            group(RELAY, line)));
  }

  private static Action action(String status) {
    return switch (status.charAt(0)) {
      case '2' -> Action.DELIVERED;
      case '4' -> Action.DELAYED;
      default -> Action.FAILED;
    };
  }

  private static Optional<Attempt> exim(String line) {
    Matcher found = EXIM.matcher(line);
    if (EXIM_MARKS.stream().noneMatch(line::contains)
        || !EXIM_ID.matcher(line).find()
        || !found.find()) {
      return Optional.empty();
    }
    Action action =
        switch (found.group(1)) {
          case "**" -> Action.FAILED;
          case "==" -> Action.DELAYED;
          default -> Action.DELIVERED;
        };
    String words = group(EXIM_WORDS, found.group(3)).orElse(found.group(3));
    String address = found.group(2).replaceAll("[:,]$", "");
    return Optional.of(
        attempt(address, action, Optional.empty(), words, group(EXIM_HOST, found.group(3))));
  }

  private static Optional<Attempt> rejected(String line) {
    if (!line.contains("reject")) {
      return Optional.empty();
    }
    Action action = FOR_NOW.matcher(line).find() ? Action.DELAYED : Action.FAILED;
    Matcher exim = EXIM_REJECT.matcher(line);
    if (exim.find()) {
      return Optional.of(Attempt.told(exim.group(1), action, exim.group(2)));
    }
    Matcher postfix = POSTFIX_REJECT.matcher(line);
    return postfix.find()
        ? Optional.of(Attempt.told(postfix.group(2), action, postfix.group(1)))
        : Optional.empty();
  }

  private static Attempt attempt(
      String address,
      Action action,
      Optional<String> status,
      String words,
      Optional<String> remoteMta) {
    return new Attempt(
        address,
        Optional.of(action),
        status,
        words,
        "",
        remoteMta,
        Optional.empty(),
        Optional.empty());
  }

  private static Kind kind(Map<String, Attempt> attempts) {
    var actions =
        attempts.values().stream().map(Attempt::action).flatMap(Optional::stream).toList();
    if (actions.contains(Action.FAILED)) {
      return Kind.FAILURE;
    }
    return actions.contains(Action.DELAYED) ? Kind.DELAY : Kind.SUCCESS;
  }

  private static Optional<String> host(Report report) {
    return report.lines().stream()
        .limit(MOST_LINES)
        .filter(line -> line.length() <= LONGEST_LINE)
        .map(line -> group(SYSLOG_HOST, line))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
