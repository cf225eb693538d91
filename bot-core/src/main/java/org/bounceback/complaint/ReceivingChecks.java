package org.bounceback.complaint;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.complaint.CheckedStep.Step;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerTable;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Checks for "I get no mail": the delivery from the internet to the customer's mailbox. */
final class ReceivingChecks {
  private final ServerTable serverTable;
  private final DiagnosticProbes diagnosticProbes;

  ReceivingChecks(ServerTable serverTable, DiagnosticProbes diagnosticProbes) {
    this.serverTable = serverTable;
    this.diagnosticProbes = diagnosticProbes;
  }

  CheckTrace of(Complaint.CannotReceive complaint) {
    var checkTrace = new CheckTrace();
    Domain domain = complaint.customer().domain();
    HostingLocation hostingLocation = diagnosticProbes.mailOf(domain);
    checkTrace.record(Step.ROUTING, hostingLocation.code(), domain.name());
    switch (hostingLocation) {
      case NO_DOMAIN -> checkTrace.explain("domain-is-gone");
      case NO_MAIL, NOWHERE ->
          checkTrace.explain(isOurDns(domain) ? "our-dns-names-nobody" : "their-dns-names-nobody");
      case FAILED ->
          checkTrace.explain(serverTable.hosts(domain) ? "our-dns-fails" : "own-dns-fails");
      case ELSEWHERE -> checkTrace.explain("mail-goes-elsewhere");
      case OURS -> ours(complaint, checkTrace);
      case UNKNOWN -> {}
    }
    checkTrace.explain("nothing-against-receiving");
    return checkTrace;
  }

  private boolean isOurDns(Domain domain) {
    return diagnosticProbes.dnsOf(domain) == HostingLocation.OURS;
  }

  private void ours(Complaint.CannotReceive complaint, CheckTrace checkTrace) {
    Domain domain = complaint.customer().domain();
    if (!serverTable.hosted().isEmpty() && !serverTable.hosts(domain)) {
      checkTrace.explain("not-in-our-table");
    }
    Optional<RecipientReport> side =
        RecipientQuestion.about(complaint.customer().toString())
            .flatMap(diagnosticProbes::recipient);
    checkTrace.record(
        Step.SERVERS,
        side.map(report -> report.probeOutcome().code()).orElse("not-run"),
        side.flatMap(report -> report.servers().stream().findFirst())
            .map(server -> server.host().name())
            .orElse(""));
    side.ifPresent(
        found -> {
          switch (found.probeOutcome()) {
            case UNREACHABLE, TEMPORARILY_REFUSING, TLS_FAILED, PROTOCOL_ERROR, BLOCKING_US ->
                checkTrace.explain("our-server-does-not-take-mail");
            default -> {}
          }
        });
  }
}
