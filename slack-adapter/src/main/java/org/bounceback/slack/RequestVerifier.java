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
 * Verifies that requests come from Slack: by the signature over time and body, by a time within
 * five minutes of ours, and by not having been handled before. A request counts as handled only
 * after its handler reports success, so that Slack's retry of a failed request is accepted.
 *
 * <p>Signatures are remembered in this process. Duplicates across replicas are prevented by the
 * event's key in the shared database. Safe for concurrent use.
 */
final class RequestVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0";
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);
  private static final int MAX_SIGNATURES = 100_000;

  private final SecretKeySpec secret;
  private final Clock clock;
  private final Map<String, State> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
          return size() > MAX_SIGNATURES;
        }
      };

  RequestVerifier(String signingSecret, Clock clock) {
    this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  private enum State {
    RUNNING,
    HANDLED
  }

  /** The result of a verification. */
  enum Judgement {
    SLACKS,
    /** Slack's, but already handled; acknowledge it and do nothing else. */
    REPEATED,
    /**
     * Slack's, and the same request is being handled now; refuse it, because that may still fail.
     */
    RUNNING,
    FORGED
  }

  /**
   * Verifies a request. After {@link Judgement#SLACKS} the caller calls {@link #handled} or {@link
   * #failed} with its signature.
   *
   * @param timestamp its {@code X-Slack-Request-Timestamp}
   * @param signature its {@code X-Slack-Signature}
   */
  Judgement verify(String timestamp, String signature, byte[] body) {
    if (!isNow(timestamp) || !isSigned(timestamp, signature, body)) {
      return Judgement.FORGED;
    }
    synchronized (seen) {
      State before = seen.putIfAbsent(signature, State.RUNNING);
      if (before == null) {
        return Judgement.SLACKS;
      }
      return before == State.HANDLED ? Judgement.REPEATED : Judgement.RUNNING;
    }
  }

  /** Records that the request with this signature was handled, so that it is not handled again. */
  void handled(String signature) {
    synchronized (seen) {
      seen.put(signature, State.HANDLED);
    }
  }

  /** Records that the request with this signature failed, so that a retry is accepted. */
  void failed(String signature) {
    synchronized (seen) {
      seen.remove(signature);
    }
  }

  /**
   * Whether a request may be Slack's, judging before its body is read: its time is within five
   * minutes of ours, and its signature has the right form.
   */
  boolean isPlausible(String timestamp, String signature) {
    return isNow(timestamp) && signature.matches("v0=[0-9a-f]{64}");
  }

  private boolean isNow(String timestamp) {
    if (!timestamp.matches("[0-9]{1,11}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(MAX_SKEW) <= 0;
  }

  /** Whether the signature matches the request and our secret. */
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
