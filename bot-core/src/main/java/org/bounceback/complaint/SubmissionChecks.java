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

/**
 * Checks for "I cannot send": the connection from the customer's mail client to our submission
 * server.
 */
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
    complaint.clientIp().ifPresent(ip -> checkTrace.setValue("client_ip", ip.toString()));
    boolean isKnown = complaint.clientIp().filter(ip -> ownBlocks(ip, checkTrace)).isPresent();
    routing(complaint, checkTrace);
    login(checkTrace);
    complaint.clientIp().ifPresent(ip -> line(ip, checkTrace));
    String noCause = isKnown ? "nothing-against-sending" : "blocks-unknown";
    checkTrace.explain(complaint.clientIp().isEmpty() ? "line-unknown" : noCause);
    return checkTrace;
  }

  /** Checks whether one of our servers blocks the IP; returns whether the answer is certain. */
  private boolean ownBlocks(Ip ip, CheckTrace checkTrace) {
    Optional<IpBanReport> report = bans.apply(ip);
    if (report.filter(found -> !found.bans().isEmpty()).isPresent()) {
      String who =
          report.get().bans().stream()
              .map(ban -> ban.server() + " (" + ban.by().title() + ")")
              .distinct()
              .collect(Collectors.joining(", "));
      checkTrace.setValue("blocked_by", who);
      checkTrace.record(Step.OWN_BLOCKS, "blocked", who);
      checkTrace.explain("line-blocked");
      return true;
    }
    boolean isComplete = report.filter(found -> found.failures().isEmpty()).isPresent();
    checkTrace.record(Step.OWN_BLOCKS, isComplete ? "free" : "unknown", ip.toString());
    return isComplete;
  }

  /**
   * Checks whether the customer's mail is hosted elsewhere, so that another login server is
   * responsible.
   */
  private void routing(Complaint.CannotSend complaint, CheckTrace checkTrace) {
    var domain = complaint.customer().domain();
    HostingLocation hostingLocation = diagnosticProbes.mailOf(domain);
    checkTrace.record(Step.ROUTING, hostingLocation.code(), domain.name());
    boolean hostedElsewhere = serverTable.isKnown() && !serverTable.hosts(domain);
    if (hostedElsewhere && hostingLocation == HostingLocation.ELSEWHERE) {
      checkTrace.explain("sends-by-another");
    }
  }

  private void login(CheckTrace checkTrace) {
    List<SubmissionServerReport> reports = logins.check(Deadline.after(patience));
    if (reports.isEmpty()) {
      checkTrace.record(Step.LOGIN, "unknown", "");
      checkTrace.explain("login-not-asked");
    }
    for (SubmissionServerReport report : reports) {
      checkTrace.record(Step.LOGIN, report.state().code(), about(report));
    }
    reports.stream()
        .filter(report -> report.state() != State.WORKS)
        .findFirst()
        .ifPresent(
            report -> {
              checkTrace.setValue("submission_host", report.host());
              checkTrace.setValue("seen", report.detail());
              checkTrace.explain("login-" + report.state().code());
            });
  }

  private static String about(SubmissionServerReport report) {
    String location = "%s [%s]:%d".formatted(report.host(), report.ip(), report.port());
    boolean hasDetails = report.state() != State.WORKS && !report.detail().isEmpty();
    return hasDetails ? location + ": " + report.detail() : location;
  }

  /**
   * Checks the customer's IP on blocklists. Home connections are on policy lists by design; any
   * other listing indicates an infected device.
   */
  private void line(Ip ip, CheckTrace checkTrace) {
    Optional<BlocklistReport> lists = diagnosticProbes.lists(new BlocklistSubject.Address(ip));
    if (lists.isEmpty()) {
      checkTrace.record(Step.LINE, "not-run", ip.toString());
      return;
    }
    ListingSeverity listingSeverity = lists.get().severity();
    boolean isSevere =
        listingSeverity == ListingSeverity.SERIOUS || listingSeverity == ListingSeverity.SOME;
    String names = Listings.names(lists.get().mostSevere());
    checkTrace.record(
        Step.LINE,
        listingSeverity == ListingSeverity.NONE
            ? Listings.outcome(lists.get())
            : isSevere ? "listed" : "listed-by-design",
        names.isEmpty() ? ip.toString() : ip + ": " + names);
    if (isSevere) {
      checkTrace.setValue("blocklist", names);
      checkTrace.explain("line-listed");
    }
  }
}
