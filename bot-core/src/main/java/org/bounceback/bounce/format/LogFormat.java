package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/**
 * Reads pasted lines of a mail server log: Postfix and Sendmail ({@code to=<…>, … dsn=…,
 * status=…}), Exim ({@code ** address …}), and rejected incoming messages of Postfix and Exim. The
 * last line about a recipient counts.
 */
final class LogFormat implements ReportFormat {
  private static final int MAX_LINES = 1000;
  private static final int MAX_LINE = 4096;

  private static final Pattern SYSLOG =
      Pattern.compile(
          "\\bto=<([^>\\s]{1,320})>,.*?\\bdsn=([245]\\.[0-9.]+),.*?\\bstat(?:us)?=(.+)");
  private static final Pattern SYSLOG_HOST =
      Pattern.compile("(\\S+) (?:postfix|sendmail|sm-mta)[^\\s\\[]*\\[[0-9]+\\]:");
  private static final Pattern RELAY = Pattern.compile("\\brelay=([A-Za-z0-9.-]+)\\.? ?\\[");
  private static final Pattern RELAY_FIELD =
      Pattern.compile("\\brelay=([A-Za-z0-9._-]+ ?\\[[0-9A-Fa-f.:]+\\])");

  /** Sendmail's result when the server at the other end rejected the message. */
  private static final Pattern REMOTE_SUMMARY =
      Pattern.compile(
          "mailer=(?:esmtp|smtp|relay)\\b.*?stat=(?:(?:User unknown|Service unavailable"
              + "|Data format error)|Deferred: [45][0-9]{2}[ -])");

  private static final Pattern LOCAL_SUMMARY =
      Pattern.compile(
          "mailer=(?:local|prog|\\*file\\*)\\b.*?stat=(?:User unknown|Service unavailable)");

  /** Postfix status of a message that it returns, even if the last reply was a 4yz. */
  private static final Pattern GIVEN_UP = Pattern.compile("(?:bounced|expired)\\b");

  private static final List<String> EXIM_MARKS = List.of("** ", "== ", "=> ", "-> ");
  private static final Pattern EXIM =
      Pattern.compile("(?:^|\\s)(\\*\\*|==|=>|->) (?:\\S+ )?<?([^<>\\s]+@[^<>\\s]+)>? (.+)");
  private static final Pattern EXIM_HOST = Pattern.compile("\\bH=(\\S+) \\[");
  private static final Pattern EXIM_RELAY = Pattern.compile("\\bH=(\\S+ \\[[0-9A-Fa-f.:]+\\])");
  private static final Pattern EXIM_WORDS =
      Pattern.compile("(?:: |defer \\(-?[0-9]+\\)[^:]*:? ?)([A-Za-z].*)");
  private static final Pattern EXIM_ID =
      Pattern.compile("\\b[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}\\b");

  private static final Pattern EXIM_REJECT =
      Pattern.compile(
          " F=<[^>]*> (?:temporarily )?rejected RCPT <([^>\\s]{1,320})>: \"?(.+?)\"?\\s*$");
  private static final Pattern POSTFIX_REJECT =
      Pattern.compile(
          "NOQUEUE: (?:milter-)?reject: ([A-Z-]+) from \\S+: ([45][0-9]{2} .+?);"
              + " from=<[^>]*> to=<([^>\\s]{1,320})>");
  private static final Pattern TEMPORARY =
      Pattern.compile("temporarily rejected RCPT|: 4[0-9]{2} [^;]*; from=<");

  @Override
  public ReportAuthor author() {
    return ReportAuthor.SERVER_LOG;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().equals(Header.EMPTY)) {
      return Optional.empty();
    }
    var rawRecipients = new LinkedHashMap<String, RawRecipient>();
    for (String line : reportMessage.lines()) {
      if (line.length() <= MAX_LINE && rawRecipients.size() < FormatResult.MAX_ATTEMPTS) {
        syslog(line)
            .or(() -> exim(line))
            .or(() -> rejected(line))
            .ifPresent(found -> rawRecipients.put(AddressFinder.key(found.address()), found));
      }
    }
    return rawRecipients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FormatResult(
                kind(rawRecipients), List.copyOf(rawRecipients.values()), host(reportMessage)));
  }

  private static Optional<RawRecipient> syslog(String line) {
    Matcher found = SYSLOG.matcher(line);
    if (!line.contains("stat") || !found.find()) {
      return Optional.empty();
    }
    String status = found.group(2);
    String text =
        found
            .group(3)
            .replaceFirst("^(?:bounced|deferred|sent|expired) ?", "")
            .replaceAll("^\\((.*)\\)$", "$1");
    DsnAction dsnAction =
        GIVEN_UP.matcher(found.group(3)).lookingAt() ? DsnAction.FAILED : action(status);
    var passages = passages(dsnAction, group(RELAY_FIELD, line));
    if (REMOTE_SUMMARY.matcher(line).find()) {
      passages.add(Passage.log(Passage.SUMMARY, text));
    } else if (LOCAL_SUMMARY.matcher(line).find()) {
      passages.add(Passage.log(Passage.LOCAL_SUMMARY, text));
    } else {
      // Sendmail's reasons follow the address in its reports.
      boolean isDeferred = text.startsWith("Deferred");
      passages.add(Passage.log(Passage.REASON, isDeferred ? found.group(1) + "... " + text : text));
    }
    return Optional.of(
        attempt(found.group(1), dsnAction, Optional.of(status), text, group(RELAY, line))
            .withPassages(passages));
  }

  private static DsnAction action(String status) {
    return switch (status.charAt(0)) {
      case '2' -> DsnAction.DELIVERED;
      case '4' -> DsnAction.DELAYED;
      default -> DsnAction.FAILED;
    };
  }

  private static Optional<RawRecipient> exim(String line) {
    Matcher found = EXIM.matcher(line);
    if (EXIM_MARKS.stream().noneMatch(line::contains)
        || !EXIM_ID.matcher(line).find()
        || !found.find()) {
      return Optional.empty();
    }
    DsnAction dsnAction =
        switch (found.group(1)) {
          case "**" -> DsnAction.FAILED;
          case "==" -> DsnAction.DELAYED;
          default -> DsnAction.DELIVERED;
        };
    String text = group(EXIM_WORDS, found.group(3)).orElse(found.group(3));
    String address = found.group(2).replaceAll("[:,]$", "");
    var passages = passages(dsnAction, group(EXIM_RELAY, found.group(3)));
    passages.add(Passage.log(Passage.REASON, text));
    return Optional.of(
        attempt(address, dsnAction, Optional.empty(), text, group(EXIM_HOST, found.group(3)))
            .withPassages(passages));
  }

  private static List<Passage> passages(DsnAction dsnAction, Optional<String> relay) {
    var passages = new ArrayList<Passage>();
    passages.add(
        Passage.log(
            Passage.OUTCOME,
            switch (dsnAction) {
              case FAILED -> "bounced";
              case DELAYED -> "deferred";
              case DELIVERED, RELAYED, EXPANDED -> "sent";
            }));
    relay.map(server -> Passage.log(Passage.RELAY, server)).ifPresent(passages::add);
    return passages;
  }

  private static Optional<RawRecipient> rejected(String line) {
    if (!line.contains("reject")) {
      return Optional.empty();
    }
    DsnAction dsnAction = TEMPORARY.matcher(line).find() ? DsnAction.DELAYED : DsnAction.FAILED;
    Matcher exim = EXIM_REJECT.matcher(line);
    if (exim.find()) {
      return Optional.of(
          RawRecipient.of(exim.group(1), dsnAction, exim.group(2))
              .withPassages(List.of(Passage.incoming("RCPT"))));
    }
    Matcher postfix = POSTFIX_REJECT.matcher(line);
    return postfix.find()
        ? Optional.of(
            RawRecipient.of(postfix.group(3), dsnAction, postfix.group(2))
                .withPassages(List.of(Passage.incoming(postfix.group(1)))))
        : Optional.empty();
  }

  private static RawRecipient attempt(
      String address,
      DsnAction dsnAction,
      Optional<String> status,
      String reply,
      Optional<String> remoteMta) {
    return new RawRecipient(
        address,
        Optional.of(dsnAction),
        status,
        reply,
        "",
        remoteMta,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static MessageKind kind(Map<String, RawRecipient> rawRecipients) {
    var dsnActions =
        rawRecipients.values().stream()
            .map(RawRecipient::dsnAction)
            .flatMap(Optional::stream)
            .toList();
    if (dsnActions.contains(DsnAction.FAILED)) {
      return MessageKind.FAILURE;
    }
    return dsnActions.contains(DsnAction.DELAYED) ? MessageKind.DELAY : MessageKind.SUCCESS;
  }

  private static Optional<String> host(ReportMessage reportMessage) {
    return reportMessage.lines().stream()
        .limit(MAX_LINES)
        .filter(line -> line.length() <= MAX_LINE)
        .map(line -> group(SYSLOG_HOST, line))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
