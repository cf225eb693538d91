package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class WebhookSignatureVerifierTest {
  private static final byte[] BODY = "{\"ticket_id\":\"101\"}".getBytes(StandardCharsets.UTF_8);
  private static final String ZENDESKS_NOON = "2026-11-24T12:00:00Z";
  private static final String NOON = Long.toString(MovableClock.NOON.getEpochSecond());

  private final MovableClock clock = new MovableClock();
  private final WebhookSignatureVerifier zendesk = of(DeskKind.ZENDESK);
  private final WebhookSignatureVerifier own = of(DeskKind.HTTP);

  /** Both made by another program (hmac of Python 3). */
  @Test
  void signaturesMatchThoseOfEachTicketSystem() {
    assertEquals(
        "bc66ZuU5jsk7+nJ5W0cNDw200nhtQTgjtqLvJMRAjVw=", zendesk.signature(ZENDESKS_NOON, BODY));
    assertEquals(
        "sha256=53fa70a45daf2fb1aa8cd4114624d5d43658d743469bc7a446a7abfee47b928d",
        own.signature(NOON, BODY));
  }

  @Test
  void aValidSignatureIsAccepted() {
    assertTrue(zendesk.isGenuine(ZENDESKS_NOON, zendesk.signature(ZENDESKS_NOON, BODY), BODY));
    assertTrue(own.isGenuine(NOON, own.signature(NOON, BODY), BODY));
  }

  @Test
  void anAlteredByteAnotherSecretOrNoSignatureIsRejected() {
    byte[] altered = BODY.clone();
    altered[0] ^= 1;
    String signature = own.signature(NOON, BODY);

    assertFalse(own.isGenuine(NOON, signature, altered));
    assertFalse(own.isGenuine(NOON, "", BODY));
    assertFalse(
        WebhookSignatureVerifier.of(DeskKind.HTTP, "another", clock)
            .orElseThrow()
            .isGenuine(NOON, signature, BODY));
  }

  @Test
  void anOldRequestIsRejected() {
    String signature = own.signature(NOON, BODY);
    String zendesks = zendesk.signature(ZENDESKS_NOON, BODY);

    clock.advance(Duration.ofSeconds(301));

    assertFalse(own.isGenuine(NOON, signature, BODY));
    assertFalse(zendesk.isGenuine(ZENDESKS_NOON, zendesks, BODY));
    assertFalse(own.isGenuine("soon", own.signature("soon", BODY), BODY));
    assertFalse(own.isGenuine("9".repeat(18), own.signature("9".repeat(18), BODY), BODY));
  }

  @Test
  void otherTicketSystemsHaveNoSignatures() {
    assertEquals(Optional.empty(), WebhookSignatureVerifier.of(DeskKind.RT, "secret", clock));
    assertEquals(Optional.empty(), WebhookSignatureVerifier.of(DeskKind.WHMCS, "secret", clock));
  }

  private WebhookSignatureVerifier of(DeskKind kind) {
    return WebhookSignatureVerifier.of(kind, "secret", clock).orElseThrow();
  }
}
