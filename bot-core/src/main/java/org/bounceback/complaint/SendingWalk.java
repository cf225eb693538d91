package org.bounceback.complaint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.Ip;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.complaint.Checked.Step;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanLookup;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.hosting.SubmissionServerReport;
import org.bounceback.hosting.SubmissionServerReport.State;
import org.bounceback.net.Deadline;

/** "I cannot send": the way from the customer's mail program into our submission server. */
final class SendingWalk {
  private final ServerTable serverTable;
  private final SubmissionServerCheck logins;
  private final IpBanLookup blocks;
  private final DiagnosticProbes diagnosticProbes;
  private final Duration patience;

  SendingWalk(
      ServerTable serverTable,
      SubmissionServerCheck logins,
      IpBanLookup blocks,
      DiagnosticProbes diagnosticProbes,
      Duration patience) {
    this.serverTable = serverTable;
    this.logins = logins;
    this.blocks = blocks;
    this.diagnosticProbes = diagnosticProbes;
    this.patience = patience;
  }

  Walk of(Complaint.CannotSend complaint) {
    var walk = new Walk();
    complaint.line().ifPresent(ip -> walk.know("client_ip", ip.toString()));
    boolean isKnown = complaint.line().filter(ip -> ownBlocks(ip, walk)).isPresent();
    routing(complaint, walk);
    login(walk);
    complaint.line().ifPresent(ip -> line(ip, walk));
    String nothing = isKnown ? "nothing-against-sending" : "blocks-unknown";
    walk.explain(complaint.line().isEmpty() ? "line-unknown" : nothing);
    return walk;
  }

  /** Whether it is known now that, or that not, one of our servers blocks the line. */
  private boolean ownBlocks(Ip ip, Walk walk) {
    IpBanLookup.Answer answer = blocks.of(ip, Deadline.after(patience));
    if (!answer.blocks().isEmpty()) {
      String who =
          answer.blocks().stream()
              .map(each -> each.server() + " (" + each.by() + ")")
              .distinct()
              .collect(Collectors.joining(", "));
      walk.know("blocked_by", who);
      walk.note(Step.OWN_BLOCKS, "blocked", who);
      walk.explain("line-blocked");
      return true;
    }
    walk.note(Step.OWN_BLOCKS, answer.complete() ? "free" : "unknown", ip.toString());
    return answer.complete();
  }

  /** Somebody else's customer has to ask somebody else's login server. */
  private void routing(Complaint.CannotSend complaint, Walk walk) {
    var domain = complaint.customer().domain();
    HostingLocation hostingLocation = diagnosticProbes.mailOf(domain);
    walk.note(Step.ROUTING, hostingLocation.code(), domain.name());
    boolean foreign = serverTable.areKnown() && !serverTable.hosts(domain);
    if (foreign && hostingLocation == HostingLocation.ELSEWHERE) {
      walk.explain("sends-by-another");
    }
  }

  private void login(Walk walk) {
    List<SubmissionServerReport> reports = logins.ask(Deadline.after(patience));
    if (reports.isEmpty()) {
      walk.note(Step.LOGIN, "unknown", "");
      walk.explain("login-not-asked");
    }
    for (SubmissionServerReport each : reports) {
      walk.note(Step.LOGIN, each.state().code(), about(each));
    }
    reports.stream()
        .filter(each -> each.state() != State.WORKS)
        .findFirst()
        .ifPresent(
            each -> {
              walk.know("submission_host", each.host());
              walk.know("seen", each.seen());
              walk.explain("login-" + each.state().code());
            });
  }

  private static String about(SubmissionServerReport report) {
    String place = "%s [%s]:%d".formatted(report.host(), report.ip(), report.port());
    boolean isWorth = report.state() != State.WORKS && !report.seen().isEmpty();
    return isWorth ? place + ": " + report.seen() : place;
  }

  /** Access lines are on policy lists by design; any other listing tells of a device there. */
  private void line(Ip ip, Walk walk) {
    Optional<BlocklistReport> lists = diagnosticProbes.lists(new BlocklistSubject.Address(ip));
    if (lists.isEmpty()) {
      walk.note(Step.LINE, "not-run", ip.toString());
      return;
    }
    ListingSeverity listingSeverity = lists.get().severity();
    boolean isGrave =
        listingSeverity == ListingSeverity.SERIOUS || listingSeverity == ListingSeverity.SOME;
    String names = Listings.names(lists.get().gravest());
    walk.note(
        Step.LINE,
        listingSeverity == ListingSeverity.NONE
            ? Listings.outcome(lists.get())
            : isGrave ? "listed" : "listed-by-design",
        names.isEmpty() ? ip.toString() : ip + ": " + names);
    if (isGrave) {
      walk.know("blocklist", names);
      walk.explain("line-listed");
    }
  }
}
