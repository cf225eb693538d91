package org.bounceback.app.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in. Kept in the process for eight hours: a restart asks for the token again. Safe
 * for concurrent use.
 */
final class Sessions {
  private static final Duration LIFE = Duration.ofHours(8);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 1_000;
  private static final int WRONG_A_MINUTE = 10;
  private static final int BYTES = 24;

  private final byte[] token;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Session> open = new ConcurrentHashMap<>();
  private Instant since = Instant.EPOCH;
  private int wrong;

  Sessions(String token, SecureRandom random, Clock clock) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.random = random;
    this.clock = clock;
  }

  /**
   * Somebody who is logged in.
   *
   * @param name how they sign what they write
   * @param form stands in every form that is sent for them, and nowhere else
   */
  record Session(String name, String form, Instant until) {

    boolean sent(String given) {
      return MessageDigest.isEqual(
          form.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether so many wrong tokens were given lately that none is looked at. */
  synchronized boolean isShut() {
    return wrong >= WRONG_A_MINUTE && clock.instant().isBefore(since.plus(MINUTE));
  }

  /** Lets somebody in who knows the token; answers the secret that their browser is to keep. */
  synchronized Optional<String> enter(String given, String name) {
    Instant now = clock.instant();
    if (isShut() || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
      wrong = now.isBefore(since.plus(MINUTE)) ? wrong + 1 : 1;
      since = wrong == 1 ? now : since;
      return Optional.empty();
    }
    open.values().removeIf(each -> each.until().isBefore(now));
    if (open.size() >= MOST) {
      return Optional.empty();
    }
    String secret = draw();
    open.put(secret, new Session(name, draw(), now.plus(LIFE)));
    return Optional.of(secret);
  }

  Optional<Session> find(String secret) {
    return Optional.ofNullable(open.get(secret))
        .filter(each -> clock.instant().isBefore(each.until()));
  }

  void leave(String secret) {
    open.remove(secret);
  }

  private String draw() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
