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

/** Counts requests: each operation by what it is about, all together, and those that went wrong. */
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

  private record Window(Instant begun, int count) {}

  /**
   * What became of counting one request.
   *
   * @param left how many more may come before {@code resets}; less than 0 when this was too many
   */
  record Count(int limit, int left, Duration resets, Instant resetsAt, String row) {
    boolean tooMany() {
      return left < 0;
    }
  }

  /** Counts a request against its own bucket. */
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

  /** Counts a request against the bound of all requests together. */
  synchronized Count countAll() {
    all = counted(all, SECOND);
    return judged(
        all,
        SECOND,
        rules.limit("/http/globalPerSecond").asInt(),
        Rulebook.limitRow("/http/globalPerSecond"));
  }

  /** Notes an answer that counts as invalid. */
  synchronized void invalid() {
    invalid = counted(invalid, TEN_MINUTES);
  }

  /** Whether so many answers were invalid that nothing is answered any more. */
  synchronized boolean banned() {
    boolean over = !clock.instant().isBefore(invalid.begun().plus(TEN_MINUTES));
    return !over && invalid.count() >= rules.limit("/http/invalidPer10Min").asInt();
  }

  private Window counted(@Nullable Window before, Duration span) {
    Instant now = clock.instant();
    return before == null || !now.isBefore(before.begun().plus(span))
        ? new Window(now, 1)
        : new Window(before.begun(), before.count() + 1);
  }

  private Count judged(Window window, Duration span, int limit, String row) {
    Instant end = window.begun().plus(span);
    Duration resets = Duration.between(clock.instant(), end);
    return new Count(limit, limit - window.count(), resets, end, row);
  }
}
