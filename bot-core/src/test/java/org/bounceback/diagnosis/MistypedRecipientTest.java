package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Language;
import org.bounceback.advice.Verdict;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Recipients whose domain looks mistyped. */
class MistypedRecipientTest {
  private static final ServerTable SERVERS =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: srv12, hosts: [srv12.host.example], addresses: [192.0.2.10], roles: [outbound]}
          hosted: [blumenhaus.example]
          """);

  private final DiagnosisEngine engine = BundledData.engine(SERVERS);

  @Test
  void aDomainThatDoesNotExistIsCorrectedInAllTexts() {
    Diagnosis diagnosis =
        diagnosis("bob@gmial.com", "failed", "5.4.4", "Host or domain name not found", NO_DOMAIN);

    assertEquals(Verdict.RECIPIENT_ADDRESS_PROBLEM, diagnosis.verdict());
    assertEquals(Actor.SENDER, diagnosis.actor());
    assertTrue(diagnosis.diagnosisTexts().headline().contains("bob@gmail.com"));
    for (Language language : Language.values()) {
      Diagnosis.OutgoingText outgoing = diagnosis.diagnosisTexts().in(language);
      assertTrue(outgoing.reply().contains("bob@gmail.com"), outgoing.reply());
      assertEquals(Optional.empty(), outgoing.letter());
    }
  }

  @Test
  void aMistypedDomainThatIsStillRetriedNeedsANewMessage() {
    Diagnosis diagnosis =
        diagnosis("bob@hotmial.com", "delayed", "4.4.1", "Connection timed out", ELSEWHERE);

    assertEquals(Verdict.RECIPIENT_ADDRESS_PROBLEM, diagnosis.verdict());
    String reply = reply(diagnosis);
    assertTrue(reply.contains("bob@hotmail.com"), reply);
    assertFalse(reply.contains("don't send it again"), reply);
  }

  @Test
  void anUnknownMailboxAtAWorkingDomainGetsAHintOnly() {
    Diagnosis diagnosis =
        diagnosis("bob@gmial.com", "failed", "5.1.1", "550 5.1.1 User unknown", ELSEWHERE);

    assertEquals("The address bob@gmial.com does not exist", diagnosis.diagnosisTexts().headline());
    assertTrue(diagnosis.diagnosisTexts().explanation().contains("Was bob@gmail.com meant?"));
    assertTrue(reply(diagnosis).contains("Did you mean bob@gmail.com?"));
  }

  @Test
  void aMistypedDomainOfOursIsCorrected() {
    Diagnosis diagnosis =
        diagnosis("bob@blumenhuas.example", "failed", "5.4.4", "Host not found", NO_DOMAIN);

    assertTrue(diagnosis.diagnosisTexts().headline().contains("bob@blumenhaus.example"));
  }

  @Test
  void aKnownDomainIsNeverCorrected() {
    Diagnosis diagnosis =
        diagnosis("bob@ymail.com", "failed", "5.4.4", "Host or domain name not found", NO_DOMAIN);

    assertFalse(diagnosis.diagnosisTexts().headline().contains("mean"));
    assertFalse(reply(diagnosis).contains("misspelled"), reply(diagnosis));
  }

  @Test
  void aBlockedMessageGetsNoHint() {
    Diagnosis diagnosis =
        diagnosis("bob@gmial.com", "failed", "5.7.1", "554 5.7.1 Client host blocked", ELSEWHERE);

    assertFalse(diagnosis.diagnosisTexts().toString().contains("bob@gmail.com"));
  }

  private static final HostingLocation NO_DOMAIN = HostingLocation.NO_DOMAIN;
  private static final HostingLocation ELSEWHERE = HostingLocation.ELSEWHERE;

  private static String reply(Diagnosis diagnosis) {
    return diagnosis.diagnosisTexts().reply();
  }

  private Diagnosis diagnosis(
      String recipient, String action, String status, String reason, HostingLocation location) {
    String report =
        """
        Return-Path: <>
        From: MAILER-DAEMON@srv12.host.example
        To: alice@blumenhaus.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; srv12.host.example

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s
        Diagnostic-Code: X-Postfix; %s

        --b
        Content-Type: message/rfc822

        Received: from [198.51.100.77] by srv12.host.example with esmtpsa
        From: alice@blumenhaus.example
        To: %s
        Subject: Offer

        Hello
        --b--
        """
            .formatted(recipient, action, status, reason, recipient);
    return engine.diagnose(
        BundledData.READER.read(report.getBytes(StandardCharsets.UTF_8)),
        probes(location),
        HostingProbes.NONE);
  }

  /** Returns probes that only know where the domain's mail is hosted. */
  private static DiagnosticProbes probes(HostingLocation location) {
    return (DiagnosticProbes)
        Proxy.newProxyInstance(
            DiagnosticProbes.class.getClassLoader(),
            new Class<?>[] {DiagnosticProbes.class},
            (proxy, method, arguments) ->
                method.getName().equals("mailOf")
                    ? location
                    : method.invoke(DiagnosticProbes.NONE, arguments));
  }
}
