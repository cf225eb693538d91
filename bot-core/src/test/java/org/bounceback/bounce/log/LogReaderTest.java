package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final List<String> EXIM =
      List.of(
          "2026-12-01 10:00:00 1tHabc-0001AB-2C <= news@shop.example H=(laptop) [192.0.2.7]"
              + " P=esmtpsa A=dovecot_login:news@shop.example S=900 id=m1@shop.example"
              + " T=\"Offer: now\" for bob@partner.example eve@other.example",
          "2026-12-01 10:00:01 1tHabc-0001AB-2C ** bob@partner.example R=dnslookup T=remote_smtp"
              + " H=mx.partner.example [192.0.2.25]: SMTP error from remote mail server after"
              + " RCPT TO:<bob@partner.example>: 550 5.1.1 No such user",
          "2026-12-01 10:00:02 1tHabc-0001AB-2C == eve@other.example R=dnslookup T=remote_smtp"
              + " defer (-46) H=mx.other.example [192.0.2.26]: SMTP error from remote mail server"
              + " after end of data: 451 4.7.1 Try later",
          "2026-12-01 10:00:03 1tHabd-0001AD-2E <= <> R=1tHabc-0001AB-2C U=mail P=local S=2000",
          "2026-12-01 10:00:03 1tHabd-0001AD-2E => news@shop.example R=local T=delivery",
          "2026-12-01 10:00:03 1tHabd-0001AD-2E Completed",
          "2026-12-01 10:05:00 1tHabc-0001AB-2C => eve@other.example R=dnslookup T=remote_smtp"
              + " H=mx.other.example [192.0.2.26] C=\"250 2.0.0 Ok: queued as 4FzX1y2Qq\"",
          "2026-12-01 10:05:00 1tHabc-0001AB-2C Completed");

  private static List<LogEntry> entries(List<String> lines) {
    return LogReader.create().read(lines).entries();
  }

  @Test
  void joinsArrivalDeliveriesAndBounce() {
    List<LogEntry> entries = entries(EXIM);

    assertEquals(2, entries.size());
    LogEntry bob = entries.get(0);
    assertEquals("bob@partner.example", bob.recipient());
    assertEquals(Outcome.FAILED, bob.outcome());
    assertEquals(Optional.of("1tHabc-0001AB-2C"), bob.queueId());
    assertEquals(Optional.of("news@shop.example"), bob.sender());
    assertEquals(Optional.of("news@shop.example"), bob.client().login());
    assertEquals(Optional.of("laptop [192.0.2.7]"), bob.client().host().text());
    assertEquals(Optional.of("Offer: now"), bob.subject());
    assertEquals(Optional.of("m1@shop.example"), bob.messageId());
    assertEquals(Optional.of("1tHabd-0001AD-2E"), bob.bounceId());
    assertEquals(Optional.of("mx.partner.example [192.0.2.25]"), bob.remote().text());
    assertEquals("2026-12-01 10:00:01", bob.time().orElseThrow().text());
    assertEquals(Outcome.DELIVERED, entries.get(1).outcome());
    assertEquals(Optional.of("4FzX1y2Qq"), entries.get(1).remoteQueueId());
  }

  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    var newestFirst = new ArrayList<>(EXIM);
    Collections.reverse(newestFirst);

    assertEquals(
        List.of(Outcome.DELIVERED, Outcome.FAILED),
        entries(newestFirst).stream().map(LogEntry::outcome).toList());
  }

  @Test
  void theSameAddressInTwoMessagesGivesTwoEntries() {
    List<LogEntry> entries =
        entries(
            List.of(
                "Dec  1 10:00:00 mx1 postfix/qmgr[9]: 4FzX1y2Qq1: from=<a@shop.example>, size=9,"
                    + " nrcpt=1 (queue active)",
                "Dec  1 10:00:01 mx1 postfix/smtp[9]: 4FzX1y2Qq1: to=<bob@partner.example>,"
                    + " relay=mx.partner.example[192.0.2.25]:25, delay=1, dsn=5.1.1,"
                    + " status=bounced (host mx.partner.example[192.0.2.25] said: 550 5.1.1 No)",
                "Dec  1 11:00:01 mx1 postfix/smtp[9]: 4FzX1y2Qr7: to=<bob@partner.example>,"
                    + " relay=mx.partner.example[192.0.2.25]:25, delay=1, dsn=2.0.0,"
                    + " status=sent (250 OK)"));

    assertEquals(
        List.of(Outcome.FAILED, Outcome.DELIVERED),
        entries.stream().map(LogEntry::outcome).toList());
    assertEquals(Optional.of("a@shop.example"), entries.get(0).sender());
    assertEquals(Optional.empty(), entries.get(1).sender());
    assertEquals(Optional.of("mx1"), entries.get(0).server());
  }

  @Test
  void theTimeIsExactOnlyWithAZone() {
    LogEntry zoned =
        entries(
                List.of(
                    "2026-12-01 10:00:01.250 +0100 [77] 1tHabc-0001AB-2C ** bob@partner.example:"
                        + " Unrouteable address"))
            .get(0);

    assertEquals(
        Optional.of("2026-12-01T09:00:01.250Z"),
        zoned.time().orElseThrow().instant().map(Object::toString));
    assertEquals("Unrouteable address", zoned.text());
    assertEquals(Optional.empty(), entries(EXIM).get(0).time().orElseThrow().instant());
  }

  @Test
  void anAddressThatWasRejectedAgainIsOneEntry() {
    String rejection =
        " H=mail.partner.example [192.0.2.25] F=<eve@partner.example> temporarily rejected RCPT"
            + " <info@shop.example>: Greylisted";
    List<LogEntry> entries =
        entries(List.of("2026-12-01 10:00:00" + rejection, "2026-12-01 10:07:00" + rejection));

    assertEquals(1, entries.size());
    assertEquals("2026-12-01 10:07:00", entries.get(0).time().orElseThrow().text());
    assertEquals(Outcome.REJECTED_TEMPORARILY, entries.get(0).outcome());
    assertEquals("RCPT", entries.get(0).command());
  }
}
