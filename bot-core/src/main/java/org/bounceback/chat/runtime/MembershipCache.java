package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers what a platform says about people and groups. An answer is used for five minutes, and
 * for another five while a newer one is looked up; a failure for ten seconds. Whoever asks while a
 * look-up runs waits for the same one. Where a look-up fails, the last answer is used for up to an
 * hour after it was given; an answer that denies somebody a role is no failure. Safe for concurrent
 * use.
 *
 * @param <V> an answer
 */
public final class MembershipCache<V> {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final Duration STALE_IF_ERROR = Duration.ofHours(1);

  /** How long a newer answer is waited for where the last one may be used instead. */
  private static final Duration WITH_AN_OLD_ANSWER = Duration.ofSeconds(1);

  private static final Duration FAILED = Duration.ofSeconds(10);
  private static final int MAX_KEPT = 10_000;
  private static final int MAX_AT_ONCE = 200;

  private final Function<String, CompletableFuture<V>> lookUp;
  private final LongSupplier nanoTime;
  private final Map<String, Lookup<V>> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lookup<V>> eldest) {
          return size() > MAX_KEPT;
        }
      };
  private int running;

  /**
   * What was asked, when, and when a newer answer may be looked up.
   *
   * @param asked the look-up itself
   * @param answer the same, or the last answer where the look-up fails
   * @param last the last answer before this look-up
   */
  private record Lookup<V>(
      CompletableFuture<V> asked,
      CompletableFuture<V> answer,
      long begun,
      long renewable,
      Optional<Given<V>> last) {

    Lookup<V> renewableAt(long later) {
      return new Lookup<>(asked, answer, begun, later, last);
    }

    /** The newest answer that the platform gave. */
    Optional<Given<V>> newest() {
      return asked.isDone() && !asked.isCompletedExceptionally()
          ? Optional.of(new Given<>(asked.join(), begun))
          : last;
    }
  }

  /** An answer, and when the platform gave it. */
  private record Given<V>(V answer, long when) {}

  /**
   * A cache of answers.
   *
   * @param lookUp asks the platform about one key; returns at once
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public MembershipCache(Function<String, CompletableFuture<V>> lookUp, LongSupplier nanoTime) {
    this.lookUp = lookUp;
    this.nanoTime = nanoTime;
  }

  /** The answer about a key; fails as the look-up fails, or when too many run. */
  public synchronized CompletableFuture<V> get(String key) {
    long now = nanoTime.getAsLong();
    Lookup<V> entry = entries.get(key);
    if (entry == null || isOver(entry, now)) {
      return start(key, Optional.ofNullable(entry).flatMap(Lookup::newest)).copy();
    }
    if (entry.asked().isDone() && now - entry.renewable() >= 0) {
      remember(key, entry.renewableAt(now + FAILED.toNanos()));
      CompletableFuture<?> unused = started(key).thenAccept(newer -> renew(key, newer));
    }
    return entry.answer().copy();
  }

  private CompletableFuture<V> start(String key, Optional<Given<V>> last) {
    long now = nanoTime.getAsLong();
    CompletableFuture<V> asked = started(key);
    CompletableFuture<V> answer =
        last.isEmpty()
            ? asked
            : asked
                .copy()
                .orTimeout(WITH_AN_OLD_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> stale(last.get(), failure));
    remember(key, new Lookup<>(asked, answer, now, now + FRESH.toNanos(), last));
    CompletableFuture<?> unused = asked.thenAccept(newer -> renew(key, newer));
    return answer;
  }

  private CompletableFuture<V> stale(Given<V> last, Throwable failure) {
    return nanoTime.getAsLong() - last.when() < STALE_IF_ERROR.toNanos()
        ? CompletableFuture.completedFuture(last.answer())
        : CompletableFuture.failedFuture(failure);
  }

  private static boolean isOver(Lookup<?> entry, long now) {
    if (!entry.asked().isDone()) {
      return false;
    }
    Duration kept = entry.asked().isCompletedExceptionally() ? FAILED : MAX;
    return now - entry.begun() >= kept.toNanos();
  }

  private synchronized void renew(String key, V newer) {
    long now = nanoTime.getAsLong();
    CompletableFuture<V> answer = CompletableFuture.completedFuture(newer);
    remember(key, new Lookup<>(answer, answer, now, now + FRESH.toNanos(), Optional.empty()));
  }

  /** The eldest entry is the one that was asked about longest ago. */
  private void remember(String key, Lookup<V> entry) {
    entries.remove(key);
    entries.put(key, entry);
  }

  private CompletableFuture<V> started(String key) {
    if (running >= MAX_AT_ONCE) {
      return CompletableFuture.failedFuture(
          new RejectedExecutionException(MAX_AT_ONCE + " look-ups of people run already"));
    }
    running++;
    return lookUp.apply(key).whenComplete((answer, failure) -> ended());
  }

  private synchronized void ended() {
    running--;
  }
}
