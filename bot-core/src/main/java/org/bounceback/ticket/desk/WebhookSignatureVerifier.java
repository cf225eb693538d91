package org.bounceback.ticket.desk;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies that a call comes from the ticket system: by the signature over time and body, and by a
 * time within five minutes of ours. Safe for concurrent use.
 *
 * <p>Zendesk signs as described in "Verifying webhook authenticity"
 * (developer.zendesk.com/documentation/webhooks/verifying, 2026-11-27): Base64 of the HMAC over
 * timestamp and body. Systems with our own contract sign {@code timestamp.body} in hexadecimal,
 * after {@code sha256=}.
 */
public final class WebhookSignatureVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private final boolean zendesk;
  private final SecretKeySpec secret;
  private final Clock clock;

  private WebhookSignatureVerifier(boolean zendesk, String secret, Clock clock) {
    this.zendesk = zendesk;
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /** Returns the verifier for that kind of system; empty if it does not sign its calls. */
  public static Optional<WebhookSignatureVerifier> of(DeskKind kind, String secret, Clock clock) {
    return switch (kind) {
      case HTTP -> Optional.of(new WebhookSignatureVerifier(false, secret, clock));
      case ZENDESK -> Optional.of(new WebhookSignatureVerifier(true, secret, clock));
      case RT, WHMCS, OSTICKET, FRESHDESK -> Optional.empty();
    };
  }

  /** Returns the name of the signature header. */
  public String header() {
    return zendesk ? "X-Zendesk-Webhook-Signature" : "X-Bounceback-Signature";
  }

  /** Returns the name of the time header: ISO 8601 from Zendesk, otherwise seconds since 1970. */
  public String timeHeader() {
    return zendesk ? "X-Zendesk-Webhook-Signature-Timestamp" : "X-Bounceback-Timestamp";
  }

  /**
   * Whether a call with these headers may be genuine, judging before its body is read: it is
   * recent, and the signature has the right length.
   */
  public boolean isPlausible(String time, String signature) {
    return isNow(time) && signature.length() == signature(time, new byte[0]).length();
  }

  /** Whether a call with these headers is genuine and recent. */
  public boolean isGenuine(String time, String signature, byte[] body) {
    return isNow(time)
        && MessageDigest.isEqual(
            signature(time, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isNow(String time) {
    try {
      Instant sent = zendesk ? Instant.parse(time) : Instant.ofEpochSecond(Long.parseLong(time));
      return Duration.between(sent, clock.instant()).abs().compareTo(MAX_SKEW) <= 0;
    } catch (DateTimeException | NumberFormatException | ArithmeticException noTime) {
      return false;
    }
  }

  /** Returns the required signature of a call with that body. */
  String signature(String time, byte[] body) {
    Mac mac = mac();
    mac.update((zendesk ? time : time + ".").getBytes(StandardCharsets.UTF_8));
    byte[] sum = mac.doFinal(body);
    return zendesk
        ? Base64.getEncoder().encodeToString(sum)
        : "sha256=" + HexFormat.of().formatHex(sum);
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
    }
  }
}
