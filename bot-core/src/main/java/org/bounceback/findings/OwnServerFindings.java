package org.bounceback.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.diagnosis.ServerFindings;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogReport;

/**
 * What our own servers report.
 *
 * @param senderMail how the sender's domain is set up
 * @param recipientMail how the recipient's domain is set up
 * @param blocked whether they ban the address; empty if none was checked
 * @param bans the bans
 * @param account the account that sent the e-mail, by the log
 * @param log the log lines about the e-mail
 * @param asked the servers that responded
 * @param problem why others did not, one sentence each
 * @param ended the bans that were ended from the chat
 */
public record OwnServerFindings(
    Optional<MailSetup> senderMail,
    Optional<MailSetup> recipientMail,
    Optional<Boolean> blocked,
    List<Ban> bans,
    Optional<String> account,
    List<LogLine> log,
    List<String> asked,
    List<String> problem,
    List<EndedBan> ended) {

  public OwnServerFindings {
    bans = List.copyOf(bans);
    log = List.copyOf(log);
    asked = List.copyOf(asked);
    problem = List.copyOf(problem);
    ended = List.copyOf(ended);
  }

  /** Returns the stored form; empty if no server was checked or none had anything to report. */
  public static Optional<OwnServerFindings> of(ServerFindings own) {
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnServerFindings(
            own.senderMail().map(MailSetup::of),
            own.recipientMail().map(MailSetup::of),
            own.blocks().map(each -> !each.bans().isEmpty()),
            own.blocks().map(OwnServerFindings::bans).orElse(List.of()),
            own.account(),
            own.lines().stream().map(LogLine::of).toList(),
            List.copyOf(asked(own)),
            problem(own),
            List.of()));
  }

  /** Returns the stored form of the bans in a report. */
  public static List<Ban> bans(IpBanReport report) {
    return report.bans().stream().map(Ban::of).toList();
  }

  /**
   * Returns a copy after some bans were ended. The bans are those that all servers reported
   * afterwards; if one did not respond, the earlier bans without the ended ones.
   *
   * @param done the bans that a panel ended
   * @param still what our servers reported afterwards; empty if none could be checked
   */
  public OwnServerFindings afterUnblocking(
      List<IpBan> done, Optional<IpBanReport> still, Instant at) {
    List<Ban> gone = done.stream().map(Ban::of).toList();
    List<Ban> left =
        still
            .filter(report -> report.failures().isEmpty())
            .map(OwnServerFindings::bans)
            .orElseGet(
                () -> bans.stream().filter(each -> gone.stream().noneMatch(each::isSame)).toList());
    var allEnded = new ArrayList<>(ended);
    gone.forEach(each -> allEnded.add(EndedBan.of(each, at)));
    return new OwnServerFindings(
        senderMail,
        recipientMail,
        Optional.of(!left.isEmpty()),
        left,
        account,
        log,
        asked,
        problem,
        allEnded);
  }

  /** Returns whether there is anything that only agents may see. */
  public boolean hasDetails() {
    return !bans.isEmpty() || !log.isEmpty() || !problem.isEmpty() || account.isPresent();
  }

  OwnServerFindings withoutDetails() {
    return new OwnServerFindings(
        senderMail.map(MailSetup::withoutDetails),
        recipientMail.map(MailSetup::withoutDetails),
        blocked,
        bans.stream().map(Ban::withoutReason).toList(),
        Optional.empty(),
        List.of(),
        asked,
        List.of(),
        ended);
  }

  private static Set<String> asked(ServerFindings own) {
    var asked = new LinkedHashSet<String>();
    own.blocks().map(IpBanReport::checkedServers).ifPresent(asked::addAll);
    own.log().map(MailLogReport::checkedServers).ifPresent(asked::addAll);
    return asked;
  }

  private static List<String> problem(ServerFindings own) {
    return Stream.concat(
            own.blocks().stream().flatMap(each -> each.failures().stream()),
            own.log().stream().flatMap(each -> each.failures().stream()))
        .distinct()
        .toList();
  }

  /** A log line about the e-mail. */
  public record LogLine(
      String server,
      Optional<String> time,
      Optional<String> queueId,
      Optional<String> sender,
      Optional<String> account,
      String text) {

    static LogLine of(MailLogLine line) {
      return new LogLine(
          line.server(),
          line.time().map(Instant::toString),
          line.queueId(),
          line.sender(),
          line.account(),
          line.text());
    }
  }

  /** A ban that was ended from the chat. */
  public record EndedBan(String server, String by, String list, String address, String at) {

    static EndedBan of(Ban ban, Instant at) {
      return new EndedBan(ban.server(), ban.by(), ban.list(), ban.address(), at.toString());
    }
  }
}
