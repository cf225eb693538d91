package org.bounceback.app.console;

import static java.util.Comparator.comparing;

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
import org.bounceback.app.access.TokenCheck;

/**
 * Who is logged in. Kept in the process for eight hours: a restart asks for the token again. Safe
 * for concurrent use.
 */
final class Sessions {
  private static final Duration LIFE = Duration.ofHours(8);
  private static final int MAX = 1_000;
  private static final int BYTES = 24;

  private final TokenCheck tokens;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Session> open = new ConcurrentHashMap<>();

  Sessions(String token, SecureRandom random, Clock clock) {
    this.tokens = new TokenCheck(token, System::nanoTime);
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

    @Override
    public String toString() {
      return "session of " + name + " until " + until;
    }
  }

  /** Whether somebody knows the token. */
  TokenCheck.Verdict check(String given) {
    return tokens.check(given);
  }

  /**
   * Lets somebody in who knows the token. Of very many sessions the oldest ends.
   *
   * @return the secret that their browser is to keep
   */
  synchronized String enter(String name) {
    Instant now = clock.instant();
    open.values().removeIf(each -> each.until().isBefore(now));
    if (open.size() >= MAX) {
      open.entrySet().stream()
          .min(comparing(each -> each.getValue().until()))
          .ifPresent(oldest -> open.remove(oldest.getKey()));
    }
    String secret = draw();
    open.put(secret, new Session(name, draw(), now.plus(LIFE)));
    return secret;
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
