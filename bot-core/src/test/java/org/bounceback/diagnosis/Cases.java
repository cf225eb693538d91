package org.bounceback.diagnosis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.panel.Panels;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mistyped.MistypedDomains;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpReply;
import org.bounceback.recipient.MailboxProviders;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.bounceback.recipient.ServerReport;
import org.bounceback.testkit.BundledData;

/** Findings to judge, made of small reports by a server of ours. */
final class Cases {
  static final AdviceCatalog BOOK = BundledData.ADVICE;
  static final Ip OURS = Ip.parse("192.0.2.10").orElseThrow();

  private static final BounceReader READER = BundledData.READER;
  private static final ServerTable SERVERS =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: srv12, hosts: [srv12.host.example], addresses: [192.0.2.10], roles: [outbound]}
          hosted: [shop.example]
          """);

  private Cases() {}

  /** What is known where bob@partner.example was refused in these words. */
  static RecipientEvidence refused(String reply, String... returnedFields) {
    return evidence(bounce(reply, returnedFields));
  }

  /** What is known where a message to bob@partner.example is retried until then. */
  static RecipientEvidence delayedUntil(String end) {
    String delayed =
        report("451 4.7.1 Try again later")
            .replace("Action: failed", "Action: delayed\nWill-Retry-Until: " + end);
    return evidence(READER.read(delayed.getBytes(StandardCharsets.UTF_8)));
  }

  /** What is known where only the reply of a server was pasted. */
  static RecipientEvidence pasted(String reply) {
    return evidence(READER.read(reply.getBytes(StandardCharsets.UTF_8)));
  }

  private static RecipientEvidence evidence(BouncedMessage bounce) {
    return new EvidenceCollector(
            SERVERS,
            BlocklistCatalog.load(),
            MailboxProviders.load(),
            MistypedDomains.load(),
            Panels.load())
        .of(bounce, DiagnosticProbes.NONE, HostingProbes.NONE, DiagnosticAnswers.NONE)
        .get(0);
  }

  /** Where the mail came from that a report is about. */
  static MailOrigin origin(BouncedMessage bounce) {
    return new EvidenceCollector(
            SERVERS,
            BlocklistCatalog.load(),
            MailboxProviders.load(),
            MistypedDomains.load(),
            Panels.load())
        .of(bounce, DiagnosticProbes.NONE, HostingProbes.NONE, DiagnosticAnswers.NONE)
        .get(0)
        .mailOrigin();
  }

  /** A report about bob@partner.example; the mail that came back has these fields besides. */
  static BouncedMessage bounce(String reply, String... returnedFields) {
    return READER.read(report(reply, returnedFields).getBytes(StandardCharsets.UTF_8));
  }

  private static String report(String reply, String... returnedFields) {
    return """
    Return-Path: <>
    From: MAILER-DAEMON@srv12.host.example
    Date: Tue, 24 Nov 2026 08:12:36 +0100
    To: alice@shop.example
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; srv12.host.example

    Final-Recipient: rfc822; bob@partner.example
    Action: failed
    Status: %s
    Remote-MTA: dns; mx.partner.example
    Diagnostic-Code: smtp; %s

    --b
    Content-Type: message/rfc822

    %sReceived: from [198.51.100.77] by srv12.host.example with esmtpsa
    To: bob@partner.example
    Subject: Offer

    Hello
    --b--
    """
        .formatted(reply.substring(4, 9), reply, fields(returnedFields));
  }

  private static String fields(String... more) {
    String from = String.join("\n", more).contains("From: ") ? "" : "From: alice@shop.example\n";
    return from + String.join("", List.of(more).stream().map(each -> each + "\n").toList());
  }

  /** What their server says now, asked from an address of ours or from another. */
  static RecipientReport side(
      ProbeOutcome probeOutcome, Blocking blocking, Optional<Ip> askedFrom) {
    var domain = new Domain("partner.example");
    var host = new Domain("mx.partner.example");
    var greeting = new SmtpReply(220, List.of("mx.partner.example ESMTP"));
    var dialogue =
        new SmtpDialogue(
            List.of(new SmtpDialogue.Exchange(SmtpDialogue.Step.GREETING, greeting)),
            Optional.empty(),
            Optional.empty());
    var server =
        new ServerReport(
            host,
            Ip.parse("203.0.113.25").orElseThrow(),
            25,
            probeOutcome,
            Optional.of(dialogue),
            Duration.ZERO);
    return new RecipientReport(
        "bob@partner.example",
        domain,
        List.of(),
        false,
        List.of(server),
        probeOutcome,
        blocking,
        List.of(),
        Optional.empty(),
        askedFrom);
  }

  static RecipientEvidence with(RecipientEvidence found, RecipientReport side) {
    return found.with(Optional.of(side), Optional.empty(), ServerFindings.NONE);
  }
}
