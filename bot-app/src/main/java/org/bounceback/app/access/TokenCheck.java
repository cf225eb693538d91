package org.bounceback.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Compares tokens with the right one, in a time that says nothing about it. Wrong ones are limited
 * to ten a minute; the right one is accepted at any time. Safe for concurrent use.
 */
public final class TokenCheck {
  /** How long whoever gave too many wrong tokens has to wait. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int WRONG_IN_A_WINDOW = 10;

  private final byte[] digest;
  private final InstantSource clock;
  private Instant windowBegin = Instant.MIN;
  private int wrong;

  /** A check for that token. */
  public TokenCheck(String token, InstantSource clock) {
    this.digest = digest(token);
    this.clock = clock;
  }

  /** What became of a token. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** Wrong, after ten wrong ones within a minute. */
    TOO_MANY_WRONG
  }

  /** Checks a token that somebody gave. */
  public Verdict check(String given) {
    // Digests have one length, so that the comparison does not show that of the token.
    return MessageDigest.isEqual(digest(given), digest) ? Verdict.RIGHT : countWrong();
  }

  private synchronized Verdict countWrong() {
    Instant now = clock.instant();
    if (windowBegin.equals(Instant.MIN)
        || now.isBefore(windowBegin)
        || !now.isBefore(windowBegin.plus(WINDOW))) {
      windowBegin = now;
      wrong = 0;
    }
    wrong = Math.min(wrong + 1, WRONG_IN_A_WINDOW + 1);
    return wrong > WRONG_IN_A_WINDOW ? Verdict.TOO_MANY_WRONG : Verdict.WRONG;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
