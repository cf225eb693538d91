package org.bounceback.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Remembers what a platform says about people and groups. An answer is used for five minutes, and
 * for another five while a newer one is looked up; a failure for ten seconds. Whoever asks while a
 * look-up runs waits for the same one. Safe for concurrent use.
 *
 * @param <V> an answer
 */
public final class MembershipCache<V> {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration FAILED = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 10_000;
  private static final int MOST_AT_ONCE = 200;

  private final Function<String, CompletableFuture<V>> lookUp;
  private final Clock clock;
  private final Map<String, Entry<V>> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
          return size() > MOST_KEPT;
        }
      };
  private int running;

  /** What was asked, when, and when a newer answer may be looked up. */
  private record Entry<V>(CompletableFuture<V> answer, Instant asked, Instant renewable) {}

  /**
   * A cache of answers.
   *
   * @param lookUp asks the platform about one key; returns at once
   */
  public MembershipCache(Function<String, CompletableFuture<V>> lookUp, Clock clock) {
    this.lookUp = lookUp;
    this.clock = clock;
  }

  /** The answer about a key; fails as the look-up fails, or when too many run. */
  public synchronized CompletableFuture<V> get(String key) {
    Instant now = clock.instant();
    Entry<V> entry = entries.get(key);
    if (entry == null || isOver(entry, now)) {
      CompletableFuture<V> asked = started(key);
      remember(key, new Entry<>(asked, now, now.plus(FRESH)));
      return asked.copy();
    }
    if (entry.answer().isDone() && !now.isBefore(entry.renewable())) {
      remember(key, new Entry<>(entry.answer(), entry.asked(), now.plus(FAILED)));
      CompletableFuture<?> unused = started(key).thenAccept(newer -> renew(key, newer));
    }
    return entry.answer().copy();
  }

  private static boolean isOver(Entry<?> entry, Instant now) {
    if (!entry.answer().isDone()) {
      return false;
    }
    Duration kept = entry.answer().isCompletedExceptionally() ? FAILED : LONGEST;
    return !now.isBefore(entry.asked().plus(kept));
  }

  private synchronized void renew(String key, V newer) {
    Instant now = clock.instant();
    remember(key, new Entry<>(CompletableFuture.completedFuture(newer), now, now.plus(FRESH)));
  }

  /** The eldest entry is the one that was asked about longest ago. */
  private void remember(String key, Entry<V> entry) {
    entries.remove(key);
    entries.put(key, entry);
  }

  private CompletableFuture<V> started(String key) {
    if (running >= MOST_AT_ONCE) {
      return CompletableFuture.failedFuture(
          new RejectedExecutionException(MOST_AT_ONCE + " look-ups of people run already"));
    }
    running++;
    return lookUp.apply(key).whenComplete((answer, failure) -> ended());
  }

  private synchronized void ended() {
    running--;
  }
}
