package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.jspecify.annotations.Nullable;

/** Counts requests per operation and resource, all requests together, and invalid ones. */
final class Buckets {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Map<String, Window> windows = new HashMap<>();
  private final Rulebook rules;
  private final Clock clock;
  private Window all;
  private Window invalid;

  Buckets(Rulebook rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    all = new Window(clock.instant(), 0);
    invalid = all;
  }

  private record Window(Instant start, int count) {}

  /**
   * The result of counting one request.
   *
   * @param left the number of requests allowed until {@code resets}; negative if this one exceeded
   *     the limit
   */
  record Count(int limit, int left, Duration resets, Instant resetsAt, String row) {
    boolean tooMany() {
      return left < 0;
    }
  }

  /** Counts a request in its own bucket. */
  synchronized Count count(Operation operation, String major) {
    String row = "/rates/" + operation.id();
    JsonNode rate = rules.wire("/rates").path(operation.id());
    if (rate.isMissingNode()) {
      row = "/rates/default";
      rate = rules.wire(row);
    }
    Duration span = Duration.ofSeconds(rate.path("seconds").asLong());
    String key = operation.id() + ' ' + major;
    Window counted = counted(windows.get(key), span);
    windows.put(key, counted);
    return judged(counted, span, rate.path("limit").asInt(), Rulebook.wireRow(row));
  }

  /** Counts a request in the global limit. */
  synchronized Count countAll() {
    all = counted(all, SECOND);
    return judged(
        all,
        SECOND,
        rules.limit("/http/globalPerSecond").asInt(),
        Rulebook.limitRow("/http/globalPerSecond"));
  }

  /** Counts an invalid response. */
  synchronized void invalid() {
    invalid = counted(invalid, TEN_MINUTES);
  }

  /** Whether so many responses were invalid that all requests are refused. */
  synchronized boolean banned() {
    boolean over = !clock.instant().isBefore(invalid.start().plus(TEN_MINUTES));
    return !over && invalid.count() >= rules.limit("/http/invalidPer10Min").asInt();
  }

  private Window counted(@Nullable Window before, Duration span) {
    Instant now = clock.instant();
    return before == null || !now.isBefore(before.start().plus(span))
        ? new Window(now, 1)
        : new Window(before.start(), before.count() + 1);
  }

  private Count judged(Window window, Duration span, int limit, String row) {
    Instant end = window.start().plus(span);
    Duration resets = Duration.between(clock.instant(), end);
    return new Count(limit, limit - window.count(), resets, end, row);
  }
}
