package org.bounceback.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Certificate;
import org.bounceback.net.SmtpDialogue.Exchange;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpDialogue.Tls;
import org.bounceback.net.SmtpReply;
import org.bounceback.recipient.AnswerAge;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.MxHost;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.bounceback.recipient.ServerReport;
import org.junit.jupiter.api.Test;

/** The published JSON of a recipient check. */
class RecipientFindingsTest {
  private static final Domain DOMAIN = new Domain("shop.example");
  private static final Domain HOST = new Domain("mx.shop.example");
  private static final Ip IP = Ip.parse("192.0.2.25").orElseThrow();
  private static final String UNKNOWN =
      """
      {"address":null,"domain":null,"spf":null,"ptr":null,"fcrdns":null,"helo":null,\
      "dmarc":null,"spfDetails":null,"dmarcDetails":null,"fixes":[]}\
      """;
  private static final Ip FORBIDDEN = Ip.parse("fd00::25").orElseThrow();

  @Test
  void theJsonMatchesTheContract() {
    var dialogue =
        new SmtpDialogue(
            List.of(
                exchange(Step.GREETING, 220, "mx ESMTP"),
                exchange(Step.EHLO, 250, "mx", "STARTTLS"),
                exchange(Step.QUIT, 221, "Bye \"now\"")),
            Optional.of(new Tls("TLSv1.3", Certificate.WRONG_NAME, "CN=mx.example")),
            Optional.empty());
    var report =
        new RecipientReport(
            "anna@shop.example",
            DOMAIN,
            List.of(new MxHost(HOST, 10, List.of(IP, FORBIDDEN))),
            false,
            List.of(
                new ServerReport(
                    HOST,
                    FORBIDDEN,
                    25,
                    ProbeOutcome.FORBIDDEN_ADDRESS,
                    Optional.empty(),
                    Duration.ZERO),
                new ServerReport(
                    HOST,
                    IP,
                    25,
                    ProbeOutcome.ACCEPTING,
                    Optional.of(dialogue),
                    Duration.ofMillis(42))),
            ProbeOutcome.ACCEPTING,
            Blocking.UNKNOWN,
            List.of("postmaster@shop.example", "abuse@shop.example"),
            Optional.of(
                new MailboxProvider("Shop", List.of(), Optional.empty(), Optional.empty(), true)),
            Optional.empty());

    assertEquals(
        """
        {"subject":"anna@shop.example",\
        "mx":[{"host":"mx.shop.example","preference":10,"addresses":["192.0.2.25","fd00::25"]}],\
        "nullMx":false,\
        "servers":[{"host":"mx.shop.example","ip":"fd00::25","port":25,\
        "outcome":"forbidden-address","banner":null,"replies":[],"tls":null,"millis":0},\
        {"host":"mx.shop.example","ip":"192.0.2.25","port":25,"outcome":"accepting",\
        "banner":"220 mx ESMTP","replies":["GREETING: 220 mx ESMTP","EHLO: 250 mx STARTTLS",\
        "QUIT: 221 Bye \\"now\\""],"tls":{"version":"TLSv1.3","certificate":"wrong-name",\
        "subject":"CN=mx.example"},"millis":42}],"blocking":"unknown",\
        "contacts":["postmaster@shop.example","abuse@shop.example"],"receiver":"Shop",\
        "message":"Hello,","authentication":%s,"kept":null,"outcome":"accepting"}\
        """
            .formatted(UNKNOWN),
        json(report, "Hello,"));
  }

  @Test
  void missingValuesAreNullOrEmpty() {
    var report =
        new RecipientReport(
            "shop.example",
            DOMAIN,
            List.of(),
            true,
            List.of(),
            ProbeOutcome.NO_MAIL_SERVER,
            Blocking.UNKNOWN,
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertEquals(
        """
        {"subject":"shop.example","mx":[],"nullMx":true,"servers":[],"blocking":"unknown",\
        "contacts":[],"receiver":null,"message":"",\
        "authentication":%s,"kept":null,"outcome":"no-mail-server"}\
        """
            .formatted(UNKNOWN),
        json(report, ""));
  }

  @Test
  void theAgeOfACachedResultIsIncluded() {
    var noon = Instant.parse("2026-11-02T12:00:00Z");
    var age = new AnswerAge(noon, Duration.ofSeconds(40), noon.plusSeconds(60));
    var server =
        new ServerReport(
            HOST,
            IP,
            25,
            ProbeOutcome.ACCEPTING,
            Optional.empty(),
            Duration.ZERO,
            Optional.of(age));
    var report =
        new RecipientReport(
            "shop.example",
            DOMAIN,
            List.of(),
            false,
            List.of(server),
            ProbeOutcome.ACCEPTING,
            Blocking.UNKNOWN,
            List.of(),
            Optional.empty(),
            Optional.empty());
    String kept =
        """
        "kept":{"lookedAt":"2026-11-02T12:00:00Z","ago":"40 seconds ago",\
        "againAt":"2026-11-02T12:01:00Z","againAtTime":"12:01:00 UTC","mayLookAgain":false}\
        """;

    String json = json(report, "");

    assertTrue(json.contains(kept), json);
  }

  @Test
  void outcomesMatchTheContract() {
    assertEquals(
        List.of(
            "accepting",
            "temporarily-refusing",
            "blocking-us",
            "refusing",
            "unreachable",
            "tls-failed",
            "protocol-error",
            "no-mail-server",
            "dns-failed",
            "forbidden-address",
            "port-closed-here"),
        Arrays.stream(ProbeOutcome.values()).map(ProbeOutcome::code).toList());
  }

  private static String json(RecipientReport report, String letter) {
    return FindingsCodec.write(RecipientFindings.of(report, letter, Optional.empty())).toString();
  }

  private static Exchange exchange(Step step, int code, String... lines) {
    return new Exchange(step, new SmtpReply(code, List.of(lines)));
  }
}
