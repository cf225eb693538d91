package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads lines that a real Dovecot wrote. */
class DovecotLabTest {
  private final LogReport report =
      LogReader.create().read(LogPaste.text("lab/dovecot.txt").lines().toList());

  @Test
  void everyDeliveryIsOneEntry() {
    assertEquals(
        List.of(
            "bob@shop.example delivered saved mail to INBOX",
            "bob@shop.example failed save failed to INBOX: Quota exceeded (mailbox for user is"
                + " full)",
            "alice@shop.example delivered saved mail to INBOX",
            "alice@shop.example failed rejected: Quota exceeded (mailbox for user is" + " full)"),
        report.entries().stream()
            .map(entry -> entry.recipient() + " " + entry.outcome().code() + " " + entry.text())
            .toList());
  }

  @Test
  void anUnknownRecipientIsNoFailedLogin() {
    assertEquals(
        List.of("alice@shop.example", "alice@shop.example", "nobody@shop.example"),
        report.accessEvents().stream().map(event -> event.login().orElse("")).toList());
  }

  @Test
  void aFailedLoginNamesItsClient() {
    assertEquals(
        List.of("198.51.100.77"),
        report.accessEvents().stream()
            .map(event -> event.clientIp().orElseThrow().toString())
            .distinct()
            .toList());
  }
}
