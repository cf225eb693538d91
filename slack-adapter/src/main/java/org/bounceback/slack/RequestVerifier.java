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
 * minutes of ours, and by not having been handled before. A request counts as handled once its
 * handler says so, so that Slack's retry of one that failed gets through.
 *
 * <p>The signatures are this process's. What must happen once in all replicas is kept apart by the
 * event's own key in the shared database, in whatever request and at whatever replica it arrives.
 * Safe for concurrent use.
 */
final class RequestVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0";
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);
  private static final int SIGNATURES_REMEMBERED = 100_000;

  private final SecretKeySpec secret;
  private final Clock clock;
  private final Map<String, State> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
          return size() > SIGNATURES_REMEMBERED;
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

  /** What a request is. */
  enum Judgement {
    SLACKS,
    /** Slack's, but it was handled before; to be acknowledged and otherwise left alone. */
    REPEATED,
    /** Slack's, and the same one is being handled; to be refused for now, as that may fail. */
    RUNNING,
    FORGED
  }

  /**
   * Judges a request. After {@link Judgement#SLACKS} the caller calls {@link #handled} or {@link
   * #failed} with its signature.
   *
   * @param timestamp its {@code X-Slack-Request-Timestamp}
   * @param signature its {@code X-Slack-Signature}
   */
  Judgement judge(String timestamp, String signature, byte[] body) {
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

  /** The request with that signature was handled and is not to be handled again. */
  void handled(String signature) {
    synchronized (seen) {
      seen.put(signature, State.HANDLED);
    }
  }

  /** The request with that signature was not handled and may come again. */
  void failed(String signature) {
    synchronized (seen) {
      seen.remove(signature);
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
    return Duration.between(sent, clock.instant()).abs().compareTo(MAX_SKEW) <= 0;
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
