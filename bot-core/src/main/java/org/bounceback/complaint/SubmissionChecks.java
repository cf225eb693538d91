package org.bounceback.complaint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bounceback.address.Ip;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.complaint.CheckedStep.Step;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.hosting.SubmissionServerReport;
import org.bounceback.hosting.SubmissionServerReport.State;
import org.bounceback.net.Deadline;

/** "I cannot send": the way from the customer's mail program into our submission server. */
final class SubmissionChecks {
  private final ServerTable serverTable;
  private final SubmissionServerCheck logins;
  private final Function<Ip, Optional<IpBanReport>> bans;
  private final DiagnosticProbes diagnosticProbes;
  private final Duration patience;

  SubmissionChecks(
      ServerTable serverTable,
      SubmissionServerCheck logins,
      Function<Ip, Optional<IpBanReport>> bans,
      DiagnosticProbes diagnosticProbes,
      Duration patience) {
    this.serverTable = serverTable;
    this.logins = logins;
    this.bans = bans;
    this.diagnosticProbes = diagnosticProbes;
    this.patience = patience;
  }

  CheckTrace of(Complaint.CannotSend complaint) {
    var checkTrace = new CheckTrace();
    complaint.line().ifPresent(ip -> checkTrace.know("client_ip", ip.toString()));
    boolean isKnown = complaint.line().filter(ip -> ownBlocks(ip, checkTrace)).isPresent();
    routing(complaint, checkTrace);
    login(checkTrace);
    complaint.line().ifPresent(ip -> line(ip, checkTrace));
    String nothing = isKnown ? "nothing-against-sending" : "blocks-unknown";
    checkTrace.explain(complaint.line().isEmpty() ? "line-unknown" : nothing);
    return checkTrace;
  }

  /** Whether it is known now that, or that not, one of our servers blocks the line. */
  private boolean ownBlocks(Ip ip, CheckTrace checkTrace) {
    Optional<IpBanReport> report = bans.apply(ip);
    if (report.filter(each -> !each.found().isEmpty()).isPresent()) {
      String who =
          report.get().found().stream()
              .map(each -> each.server() + " (" + each.by().title() + ")")
              .distinct()
              .collect(Collectors.joining(", "));
      checkTrace.know("blocked_by", who);
      checkTrace.note(Step.OWN_BLOCKS, "blocked", who);
      checkTrace.explain("line-blocked");
      return true;
    }
    boolean isComplete = report.filter(each -> each.trouble().isEmpty()).isPresent();
    checkTrace.note(Step.OWN_BLOCKS, isComplete ? "free" : "unknown", ip.toString());
    return isComplete;
  }

  /** Somebody else's customer has to ask somebody else's login server. */
  private void routing(Complaint.CannotSend complaint, CheckTrace checkTrace) {
    var domain = complaint.customer().domain();
    HostingLocation hostingLocation = diagnosticProbes.mailOf(domain);
    checkTrace.note(Step.ROUTING, hostingLocation.code(), domain.name());
    boolean foreign = serverTable.areKnown() && !serverTable.hosts(domain);
    if (foreign && hostingLocation == HostingLocation.ELSEWHERE) {
      checkTrace.explain("sends-by-another");
    }
  }

  private void login(CheckTrace checkTrace) {
    List<SubmissionServerReport> reports = logins.ask(Deadline.after(patience));
    if (reports.isEmpty()) {
      checkTrace.note(Step.LOGIN, "unknown", "");
      checkTrace.explain("login-not-asked");
    }
    for (SubmissionServerReport each : reports) {
      checkTrace.note(Step.LOGIN, each.state().code(), about(each));
    }
    reports.stream()
        .filter(each -> each.state() != State.WORKS)
        .findFirst()
        .ifPresent(
            each -> {
              checkTrace.know("submission_host", each.host());
              checkTrace.know("seen", each.seen());
              checkTrace.explain("login-" + each.state().code());
            });
  }

  private static String about(SubmissionServerReport report) {
    String place = "%s [%s]:%d".formatted(report.host(), report.ip(), report.port());
    boolean isWorth = report.state() != State.WORKS && !report.seen().isEmpty();
    return isWorth ? place + ": " + report.seen() : place;
  }

  /** Access lines are on policy lists by design; any other listing tells of a device there. */
  private void line(Ip ip, CheckTrace checkTrace) {
    Optional<BlocklistReport> lists = diagnosticProbes.lists(new BlocklistSubject.Address(ip));
    if (lists.isEmpty()) {
      checkTrace.note(Step.LINE, "not-run", ip.toString());
      return;
    }
    ListingSeverity listingSeverity = lists.get().severity();
    boolean isGrave =
        listingSeverity == ListingSeverity.SERIOUS || listingSeverity == ListingSeverity.SOME;
    String names = Listings.names(lists.get().gravest());
    checkTrace.note(
        Step.LINE,
        listingSeverity == ListingSeverity.NONE
            ? Listings.outcome(lists.get())
            : isGrave ? "listed" : "listed-by-design",
        names.isEmpty() ? ip.toString() : ip + ": " + names);
    if (isGrave) {
      checkTrace.know("blocklist", names);
      checkTrace.explain("line-listed");
    }
  }
}
