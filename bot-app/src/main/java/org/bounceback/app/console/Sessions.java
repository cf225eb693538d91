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
 * Stores who is logged in. Sessions last eight hours and are lost when the process restarts. Safe
 * for concurrent use.
 */
final class Sessions {
  private static final Duration LIFETIME = Duration.ofHours(8);
  private static final int MAX_SESSIONS = 1_000;
  private static final int SECRET_BYTES = 24;

  private final TokenCheck tokens;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Sessions(String token, SecureRandom random, Clock clock) {
    this.tokens = new TokenCheck(token, System::nanoTime);
    this.random = random;
    this.clock = clock;
  }

  /**
   * A logged-in user.
   *
   * @param name the signature of the user's replies
   * @param form a token that every form of this session contains (CSRF protection)
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

  /** Checks a token. */
  TokenCheck.Verdict check(String given) {
    return tokens.check(given);
  }

  /**
   * Creates a session. If there are too many sessions, the oldest one ends.
   *
   * @return the secret for the browser's cookie
   */
  synchronized String create(String name) {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> session.until().isBefore(now));
    if (sessions.size() >= MAX_SESSIONS) {
      sessions.entrySet().stream()
          .min(comparing(entry -> entry.getValue().until()))
          .ifPresent(oldest -> sessions.remove(oldest.getKey()));
    }
    String secret = draw();
    sessions.put(secret, new Session(name, draw(), now.plus(LIFETIME)));
    return secret;
  }

  Optional<Session> find(String secret) {
    return Optional.ofNullable(sessions.get(secret))
        .filter(session -> clock.instant().isBefore(session.until()));
  }

  void end(String secret) {
    sessions.remove(secret);
  }

  private String draw() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
