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
 * Tells a desk's calls from others': by the signature over time and body, and by a time within five
 * minutes of ours. Safe for concurrent use.
 *
 * <p>Zendesk signs as its page "Verifying webhook authenticity" says
 * (developer.zendesk.com/documentation/webhooks/verifying, 2026-11-27): Base64 of the HMAC over
 * timestamp and body. A desk that speaks our own contract signs {@code timestamp.body} in
 * hexadecimal, behind {@code sha256=}.
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

  /** The signatures of that kind of desk; empty where it signs nothing. */
  public static Optional<WebhookSignatureVerifier> of(DeskKind kind, String secret, Clock clock) {
    return switch (kind) {
      case HTTP -> Optional.of(new WebhookSignatureVerifier(false, secret, clock));
      case ZENDESK -> Optional.of(new WebhookSignatureVerifier(true, secret, clock));
      case RT, WHMCS, OSTICKET, FRESHDESK -> Optional.empty();
    };
  }

  /** The header with the signature. */
  public String header() {
    return zendesk ? "X-Zendesk-Webhook-Signature" : "X-Bounceback-Signature";
  }

  /** The header with the time: ISO 8601 from Zendesk, else seconds since 1970. */
  public String timeHeader() {
    return zendesk ? "X-Zendesk-Webhook-Signature-Timestamp" : "X-Bounceback-Timestamp";
  }

  /**
   * Whether a call with these headers may be the desk's, before its body is read: it is not an old
   * one, and what stands for its signature is as long as one.
   */
  public boolean isPlausible(String time, String signature) {
    return isNow(time) && signature.length() == signature(time, new byte[0]).length();
  }

  /** Whether a call with these headers is the desk's, and not an old one. */
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

  /** The signature that a call with that body has to bear. */
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
