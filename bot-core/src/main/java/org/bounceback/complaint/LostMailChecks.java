package org.bounceback.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ListingSeverity;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.complaint.CheckedStep.Step;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.Server;
import org.bounceback.hosting.Server.ServerRole;
import org.bounceback.hosting.ServerTable;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Checks for "it never arrived": the delivery from our server to the recipient's mailbox. */
final class LostMailChecks {
  private static final int MAX_ADDRESSES = 4;

  private final ServerTable serverTable;
  private final DiagnosticProbes diagnosticProbes;

  LostMailChecks(ServerTable serverTable, DiagnosticProbes diagnosticProbes) {
    this.serverTable = serverTable;
    this.diagnosticProbes = diagnosticProbes;
  }

  CheckTrace of(Complaint.LostMail complaint) {
    var checkTrace = new CheckTrace();
    Domain theirs = complaint.recipient().domain();
    HostingLocation hostingLocation = diagnosticProbes.mailOf(theirs);
    checkTrace.record(Step.ROUTING, hostingLocation.code(), theirs.name());
    routing(theirs, hostingLocation, checkTrace);
    if (hostingLocation == HostingLocation.ELSEWHERE) {
      ourAddresses(checkTrace);
      servers(complaint, checkTrace);
      senderRecord(complaint, checkTrace);
    }
    checkTrace.explain(
        hostingLocation == HostingLocation.FAILED ? "their-dns-fails" : "nothing-against-delivery");
    return checkTrace;
  }

  private void routing(Domain theirs, HostingLocation hostingLocation, CheckTrace checkTrace) {
    if (hostingLocation == HostingLocation.ELSEWHERE && serverTable.hosts(theirs)) {
      checkTrace.explain("kept-by-ourselves");
    } else if (hostingLocation == HostingLocation.OURS) {
      checkTrace.explain("both-ours");
    } else if (hostingLocation == HostingLocation.NO_DOMAIN
        || hostingLocation == HostingLocation.NO_MAIL
        || hostingLocation == HostingLocation.NOWHERE) {
      checkTrace.explain("nobody-takes-it");
    }
  }

  private void ourAddresses(CheckTrace checkTrace) {
    List<ZoneResult.Listed> serious = new ArrayList<>();
    List<Ip> ours = sending();
    String outcome = ours.isEmpty() ? "not-run" : "clean";
    for (Ip ip : ours) {
      Optional<BlocklistReport> lists = diagnosticProbes.lists(new BlocklistSubject.Address(ip));
      if (lists.isEmpty()) {
        outcome = "not-run";
      } else if (lists.get().severity() == ListingSeverity.SERIOUS) {
        checkTrace.setValue("sending_ip", ip.toString());
        serious.addAll(lists.get().mostSevere());
      } else if (lists.get().outcome() == BlocklistReport.BlocklistOutcome.PARTLY_CHECKED) {
        outcome = "partly-checked";
      }
    }
    String names = Listings.names(serious);
    checkTrace.record(Step.OUR_ADDRESSES, serious.isEmpty() ? outcome : "listed", names);
    if (!serious.isEmpty()) {
      checkTrace.setValue("blocklist", names);
      checkTrace.explain("we-are-listed");
    }
  }

  private void servers(Complaint.LostMail complaint, CheckTrace checkTrace) {
    Optional<RecipientReport> side =
        RecipientQuestion.about(complaint.recipient().toString())
            .flatMap(diagnosticProbes::recipient);
    if (side.isEmpty()) {
      checkTrace.record(Step.SERVERS, "not-run", "");
      return;
    }
    String hosts =
        side.get().servers().stream()
            .map(server -> server.host().name())
            .distinct()
            .reduce((first, last) -> last)
            .orElse("");
    checkTrace.record(Step.SERVERS, side.get().probeOutcome().code(), hosts);
    switch (side.get().probeOutcome()) {
      case TEMPORARILY_REFUSING, UNREACHABLE, TLS_FAILED, PROTOCOL_ERROR ->
          checkTrace.explain("waits-in-our-queue");
      case BLOCKING_US -> checkTrace.explain("they-refuse-us");
      case PORT_CLOSED_HERE -> checkTrace.explain("our-way-out-is-shut");
      case ACCEPTING, REFUSING, NO_MAIL_SERVER, DNS_FAILED, FORBIDDEN_ADDRESS -> {}
    }
  }

  /**
   * Checks the sender's SPF record, because messages that fail SPF are often discarded silently.
   */
  private void senderRecord(Complaint.LostMail complaint, CheckTrace checkTrace) {
    Domain domain = complaint.customer().domain();
    Optional<SpfResult> result =
        sending().stream().findFirst().flatMap(ip -> diagnosticProbes.spf(ip, domain));
    checkTrace.record(
        Step.SENDER_RECORD, result.map(SpfResult::code).orElse("not-run"), domain.name());
    if (result.filter(SpfResult::isFailure).isPresent()) {
      checkTrace.setValue("sending_ip", sending().get(0).toString());
      checkTrace.explain(
          diagnosticProbes.dnsOf(domain) == HostingLocation.OURS
              ? "our-record-disowns"
              : "their-record-disowns");
    }
  }

  private List<Ip> sending() {
    return serverTable.servers().stream()
        .filter(
            server ->
                server.serverRoles().contains(ServerRole.OUTBOUND)
                    || server.serverRoles().contains(ServerRole.GATEWAY))
        .map(Server::address)
        .flatMap(Optional::stream)
        .limit(MAX_ADDRESSES)
        .toList();
  }
}
