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
 * Caches a platform's responses about users and groups. A response is used for five minutes, and
 * for another five while it is refreshed. A failure is cached for ten seconds. Concurrent callers
 * share one request. If a request fails, the last response is used for up to an hour; a response
 * that denies a role is not a failure. Safe for concurrent use.
 *
 * @param <V> a response
 */
public final class MembershipCache<V> {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final Duration STALE_IF_ERROR = Duration.ofHours(1);

  /** How long callers wait for a new response if the last one may be used instead. */
  private static final Duration TIMEOUT_IF_STALE = Duration.ofSeconds(1);

  private static final Duration FAILED = Duration.ofSeconds(10);
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_CONCURRENT = 200;

  private final Function<String, CompletableFuture<V>> lookUp;
  private final LongSupplier nanoTime;
  private final Map<String, Lookup<V>> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lookup<V>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };
  private int running;

  /**
   * A request, when it started, and when it may be refreshed.
   *
   * @param response the response of this request
   * @param responseOrLast the same, or the last response if the request fails
   * @param last the last response before this request
   */
  private record Lookup<V>(
      CompletableFuture<V> response,
      CompletableFuture<V> responseOrLast,
      long begun,
      long renewable,
      Optional<TimedResponse<V>> last) {

    Lookup<V> renewableAt(long later) {
      return new Lookup<>(response, responseOrLast, begun, later, last);
    }

    /** Returns the platform's newest response. */
    Optional<TimedResponse<V>> newest() {
      return response.isDone() && !response.isCompletedExceptionally()
          ? Optional.of(new TimedResponse<>(response.join(), begun))
          : last;
    }
  }

  /** A response and the time of its request. */
  private record TimedResponse<V>(V value, long when) {}

  /**
   * Creates a cache.
   *
   * @param lookUp requests one key from the platform; returns at once
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public MembershipCache(Function<String, CompletableFuture<V>> lookUp, LongSupplier nanoTime) {
    this.lookUp = lookUp;
    this.nanoTime = nanoTime;
  }

  /** Returns the response for a key. Fails if the request fails or if too many are running. */
  public synchronized CompletableFuture<V> get(String key) {
    long now = nanoTime.getAsLong();
    Lookup<V> entry = entries.get(key);
    if (entry == null || isOver(entry, now)) {
      return start(key, Optional.ofNullable(entry).flatMap(Lookup::newest)).copy();
    }
    if (entry.response().isDone() && now - entry.renewable() >= 0) {
      remember(key, entry.renewableAt(now + FAILED.toNanos()));
      CompletableFuture<?> unused = started(key).thenAccept(newer -> renew(key, newer));
    }
    return entry.responseOrLast().copy();
  }

  /** Returns the newest response for a key without a request; empty if there is none. */
  public synchronized Optional<V> known(String key) {
    return Optional.ofNullable(entries.get(key)).flatMap(Lookup::newest).map(TimedResponse::value);
  }

  private CompletableFuture<V> start(String key, Optional<TimedResponse<V>> last) {
    long now = nanoTime.getAsLong();
    CompletableFuture<V> response = started(key);
    CompletableFuture<V> responseOrLast =
        last.isEmpty()
            ? response
            : response
                .copy()
                .orTimeout(TIMEOUT_IF_STALE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> stale(last.get(), failure));
    remember(key, new Lookup<>(response, responseOrLast, now, now + FRESH.toNanos(), last));
    CompletableFuture<?> unused = response.thenAccept(newer -> renew(key, newer));
    return responseOrLast;
  }

  private CompletableFuture<V> stale(TimedResponse<V> last, Throwable failure) {
    return nanoTime.getAsLong() - last.when() < STALE_IF_ERROR.toNanos()
        ? CompletableFuture.completedFuture(last.value())
        : CompletableFuture.failedFuture(failure);
  }

  private static boolean isOver(Lookup<?> entry, long now) {
    if (!entry.response().isDone()) {
      return false;
    }
    Duration lifetime = entry.response().isCompletedExceptionally() ? FAILED : MAX;
    return now - entry.begun() >= lifetime.toNanos();
  }

  private synchronized void renew(String key, V newer) {
    long now = nanoTime.getAsLong();
    CompletableFuture<V> renewed = CompletableFuture.completedFuture(newer);
    remember(key, new Lookup<>(renewed, renewed, now, now + FRESH.toNanos(), Optional.empty()));
  }

  /** Adds an entry as the youngest, so that the entry with the oldest request is evicted first. */
  private void remember(String key, Lookup<V> entry) {
    entries.remove(key);
    entries.put(key, entry);
  }

  private CompletableFuture<V> started(String key) {
    if (running >= MAX_CONCURRENT) {
      return CompletableFuture.failedFuture(
          new RejectedExecutionException(
              MAX_CONCURRENT + " membership requests are already running"));
    }
    running++;
    return lookUp.apply(key).whenComplete((response, failure) -> ended());
  }

  private synchronized void ended() {
    running--;
  }
}
