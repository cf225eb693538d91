package org.bounceback.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter;
import org.bounceback.capacity.Quota;
import org.bounceback.data.Sha256;

/**
 * Compares tokens with the correct ones, in constant time. Wrong tokens are limited to ten a
 * minute; a correct token is always accepted. Safe for concurrent use.
 */
public final class TokenCheck {
  /** How long a client has to wait after too many wrong tokens. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  private static final List<Quota> WRONG_TOKENS = List.of(new Quota("wrong", 10, WINDOW, 1));

  private final Map<String, byte[]> digests = new LinkedHashMap<>();
  private final KeyedRateLimiter wrongTokens;

  /**
   * A check for that token.
   *
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public TokenCheck(String token, LongSupplier nanoTime) {
    this(Map.of("", token), nanoTime);
  }

  /**
   * A check for several tokens.
   *
   * @param tokens the tokens by the name of their holder
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public TokenCheck(Map<String, String> tokens, LongSupplier nanoTime) {
    tokens.forEach((holder, token) -> digests.put(holder, digest(token)));
    this.wrongTokens = new KeyedRateLimiter(nanoTime, 1);
  }

  /** The result of a check. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** Wrong, after ten wrong tokens within a minute. */
    TOO_MANY_WRONG
  }

  /** Checks a token from a request. */
  public Verdict check(String given) {
    return holder(given).isPresent() ? Verdict.RIGHT : countWrong();
  }

  /** Returns the name of the holder of a token; empty if the token is wrong. Counts nothing. */
  public Optional<String> holder(String given) {
    // Digests have one length, so that the comparison does not reveal the token's length. All are
    // compared, so that it does not reveal which one is right either.
    byte[] digest = digest(given);
    String found = null;
    for (Map.Entry<String, byte[]> each : digests.entrySet()) {
      if (MessageDigest.isEqual(digest, each.getValue())) {
        found = each.getKey();
      }
    }
    return Optional.ofNullable(found);
  }

  /** Counts a wrong token; returns whether there were too many. */
  public Verdict countWrong() {
    return wrongTokens.acquire(WRONG_TOKENS).isEmpty() ? Verdict.WRONG : Verdict.TOO_MANY_WRONG;
  }

  private static byte[] digest(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }
}
