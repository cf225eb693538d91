package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.data.Resources;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPF, DKIM and DMARC together, for the message of RFC 8463 inside a report. */
class MessageAuthenticationCheckTest {
  private static final String REPORT =
      """
      From: MAILER-DAEMON@mail.example.com
      Content-Type: multipart/report; boundary=b

      --b

      It was refused.
      --b
      Content-Type: message/rfc822

      %s
      --b--
      """;

  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void publish() {
    dns.server().zones().open(".");
    dns.server().zones().add(Resources.text(DkimCheckTest.class, "dkim/keys.zone"));
    add("example.com NS ns1.our.example.");
    add("example.com TXT \"v=spf1 ip4:192.0.2.1 -all\"");
    add("_dmarc.example.com TXT \"v=DMARC1; p=reject\"");
  }

  @Test
  void aReturnedMessageVerifiesInsideItsReport() {
    MessageAuthentication seen = check("joe@example.com", "192.0.2.1", true, whole());

    assertEquals(
        List.of(DkimResult.DkimStatus.PASS, DkimResult.DkimStatus.PASS),
        seen.signatures().stream().map(signature -> signature.result().dkimStatus()).toList());
    assertTrue(seen.signatures().get(0).aligned().orElseThrow());
    assertEquals(SpfResult.PASS, seen.spf().result());
    assertEquals(Optional.of(true), seen.spfAligned());
    assertEquals(MessageAuthentication.DmarcResult.PASS, seen.dmarcResult());
    assertEquals(List.of(), seen.fixes());
  }

  @ParameterizedTest
  @CsvSource({
    "joe@example.com, 192.0.2.1, PASS",
    "joe@news.example.com, 192.0.2.1, UNKNOWN",
    "joe@example.com, 192.0.2.2, UNKNOWN",
    "joe@other.example, 192.0.2.1, UNKNOWN",
  })
  void withOnlyTheHeaderASignatureIsUnknown(
      String sender, String ip, MessageAuthentication.DmarcResult dmarcResult) {
    assertEquals(dmarcResult, check(sender, ip, true, Optional.empty()).dmarcResult());
  }

  @Test
  void withoutTheKeyTheSignatureFails() {
    dns.server().zones().remove("brisbane._domainkey.football.example.com", "TXT");
    dns.server().zones().remove("test._domainkey.football.example.com", "TXT");

    MessageAuthentication seen = check("joe@example.com", "192.0.2.2", true, whole());

    assertEquals(MessageAuthentication.DmarcResult.FAIL, seen.dmarcResult());
    assertEquals(
        List.of(
            DnsRecordFix.DnsRecordProblem.SPF_LACKS_ADDRESS,
            DnsRecordFix.DnsRecordProblem.DKIM_KEY_MISSING,
            DnsRecordFix.DnsRecordProblem.DKIM_KEY_MISSING),
        seen.fixes().stream().map(DnsRecordFix::dnsRecordProblem).toList());
    assertEquals(
        Optional.of("v=spf1 ip4:192.0.2.2 ip4:192.0.2.1 -all"), seen.fixes().get(0).required());
    assertEquals(Optional.of(true), seen.fixes().get(0).ours());
  }

  @Test
  void aMissingDmarcRecordIsAFix() {
    dns.server().zones().remove("_dmarc.example.com", "TXT");

    MessageAuthentication seen = check("joe@example.com", "192.0.2.1", true, whole());

    assertEquals(
        List.of("_dmarc.football.example.com TXT \"v=DMARC1; p=none\""),
        seen.fixes().stream().flatMap(fix -> fix.line().stream()).toList());
  }

  @Test
  void anIpThatIsNotOursIsAddedToNoRecord() {
    MessageAuthentication seen = check("joe@example.com", "203.0.113.9", false, whole());

    assertEquals(SpfResult.FAIL, seen.spf().result());
    assertEquals(List.of(), seen.fixes());
  }

  @Test
  void aDnsFailureLeavesEverythingUnknown() {
    dns.server().faults().everywhere(Fault.servfail());

    MessageAuthentication seen = check("joe@example.com", "192.0.2.1", true, whole());

    assertEquals(SpfResult.TEMPERROR, seen.spf().result());
    assertEquals(MessageAuthentication.DmarcResult.UNKNOWN, seen.dmarcResult());
    assertEquals(Optional.empty(), seen.dmarc());
    assertEquals(List.of(), seen.fixes());
  }

  private MessageAuthentication check(
      String sender, String ip, boolean ours, Optional<MimePart> mail) {
    ParsedMail report = report();
    var sent =
        new SentMail(
            Ip.parse(ip).orElseThrow(),
            ours,
            MailAddress.parse(sender).orElseThrow(),
            report.mimeParts().get(report.mimeParts().size() - 1).header(),
            mail);
    return new MessageAuthenticationCheck(
            dns.client(),
            server -> Optional.of(server.name().endsWith("our.example")),
            Clock.systemUTC())
        .check(sent, Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private static Optional<MimePart> whole() {
    return report().mimeParts().stream().filter(mimePart -> mimePart.type().isMail()).findFirst();
  }

  private static ParsedMail report() {
    String mail = Resources.text(DkimCheckTest.class, "dkim/rfc8463-appendix-a.eml");
    return new MailParser(MailLimits.STANDARD)
        .read(REPORT.formatted(mail).getBytes(StandardCharsets.UTF_8));
  }

  private void add(String record) {
    dns.server().zones().add(record);
  }
}
