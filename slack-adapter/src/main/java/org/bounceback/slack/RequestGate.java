package org.bounceback.slack;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells Slack's requests from others': by the signature over time and body, by a time within five
 * minutes of ours, and by not having come before. Safe for concurrent use.
 */
final class RequestGate {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0";
  private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
  private static final int SIGNATURES_REMEMBERED = 100_000;

  private final SecretKeySpec secret;
  private final Clock clock;
  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > SIGNATURES_REMEMBERED;
        }
      };

  RequestGate(String signingSecret, Clock clock) {
    this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /** What a request is. */
  enum Judgement {
    SLACKS,
    /** Slack's, but it came before; to be acknowledged and otherwise left alone. */
    REPEATED,
    FORGED
  }

  /**
   * Judges a request.
   *
   * @param timestamp its {@code X-Slack-Request-Timestamp}
   * @param signature its {@code X-Slack-Signature}
   */
  Judgement judge(String timestamp, String signature, byte[] body) {
    if (!isNow(timestamp) || !isSigned(timestamp, signature, body)) {
      return Judgement.FORGED;
    }
    synchronized (seen) {
      return seen.putIfAbsent(signature, true) == null ? Judgement.SLACKS : Judgement.REPEATED;
    }
  }

  /**
   * Whether a request may be Slack's, before its body is read: it has a time within five minutes of
   * ours, and what stands for its signature has the form of one.
   */
  boolean isPlausible(String timestamp, String signature) {
    return isNow(timestamp) && signature.matches("v0=[0-9a-f]{64}");
  }

  private boolean isNow(String timestamp) {
    if (!timestamp.matches("[0-9]{1,11}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(LARGEST_SKEW) <= 0;
  }

  /** Whether this is the signature of such a request with our secret. */
  boolean isSigned(String timestamp, String signature, byte[] body) {
    Mac mac = mac();
    mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
    String expected = VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
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
