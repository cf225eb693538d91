package org.bounceback.recipient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bounceback.net.Deadline;
import org.bounceback.net.PermittedEndpoint;
import org.bounceback.net.SmtpProbe;
import org.bounceback.net.SmtpScript;

/**
 * Connects to third-party mail servers at a limited rate: at most one connection at a time to each
 * address, and at most one in each interval. A caller within the interval gets the last result,
 * with its age. A caller during an open connection waits for its result and never opens another
 * one.
 *
 * <p>Safe for concurrent use. The cache is local to this process.
 */
public final class SmtpProbeCache {
  private static final int MAX = 1_000;

  private final SmtpProbe smtpProbe;
  private final ProbePolicy probePolicy;
  private final Clock clock;

  /** By address and port, the oldest connection first. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Creates a cache.
   *
   * @param clock the clock that determines the age of results
   */
  public SmtpProbeCache(SmtpProbe smtpProbe, ProbePolicy probePolicy, Clock clock) {
    this.smtpProbe = smtpProbe;
    this.probePolicy = probePolicy;
    this.clock = clock;
  }

  /**
   * Creates a cache without a rate limit: each question opens its own connection, and results do
   * not age.
   */
  static SmtpProbeCache unlimited(SmtpProbe smtpProbe) {
    return new SmtpProbeCache(
        smtpProbe, ProbePolicy.NONE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * Limits how often a server may be connected to, and how long its result is reused.
   *
   * @param pause the minimum interval between connections; zero for no limit
   * @param cacheTime how long a stable result is cached; 4yz replies and failures are cached only
   *     for {@code pause}, because they may be temporary
   */
  public record ProbePolicy(Duration pause, Duration cacheTime) {

    /** Opens a new connection for each question. */
    public static final ProbePolicy NONE = new ProbePolicy(Duration.ZERO, Duration.ZERO);
  }

  /** Which results the caller accepts. */
  public enum ProbeFreshness {
    /** Any result, also one from the cache. */
    ANY,
    /** A new result, if the server may already be connected to again. */
    NEW
  }

  /** A connection, open or finished. */
  private record Entry(
      Instant since, SmtpScript script, CompletableFuture<SmtpProbeResult> smtpProbeResult) {

    boolean isSteady() {
      return smtpProbeResult.isDone()
          && !smtpProbeResult.isCompletedExceptionally()
          && smtpProbeResult.join().isStable();
    }
  }

  /** Opens a connection, or returns the last result. */
  SmtpProbeResult probe(
      PermittedEndpoint server,
      SmtpScript script,
      ProbeFreshness probeFreshness,
      Deadline deadline) {
    String key = server.toString();
    var own = new Entry(clock.instant(), script, new CompletableFuture<>());
    Entry entry = findOrAdd(key, own, probeFreshness);
    return entry.equals(own)
        ? connect(key, own, server, deadline)
        : await(entry, own.since(), script, deadline);
  }

  private Entry findOrAdd(String key, Entry own, ProbeFreshness probeFreshness) {
    synchronized (entries) {
      Entry existing = entries.get(key);
      if (existing != null && isReusable(existing, own.since(), probeFreshness)) {
        return existing;
      }
      entries.remove(key);
      entries.put(key, own);
      if (entries.size() > MAX) {
        entries.remove(entries.keySet().iterator().next());
      }
      return own;
    }
  }

  private boolean isReusable(Entry existing, Instant now, ProbeFreshness probeFreshness) {
    Duration age = Duration.between(existing.since(), now);
    return age.compareTo(probePolicy.pause()) < 0
        || (probeFreshness == ProbeFreshness.ANY
            && existing.isSteady()
            && age.compareTo(probePolicy.cacheTime()) < 0);
  }

  private SmtpProbeResult connect(
      String key, Entry own, PermittedEndpoint server, Deadline deadline) {
    long start = System.nanoTime();
    try {
      var dialogue = smtpProbe.run(server, own.script(), deadline);
      var took = Duration.ofNanos(System.nanoTime() - start);
      own.smtpProbeResult().complete(new SmtpProbeResult(dialogue, took, Optional.empty()));
    } finally {
      if (!own.smtpProbeResult().isDone()) {
        forget(key, own);
      }
    }
    return own.smtpProbeResult().join();
  }

  /** Removes an entry after an unexpected exception; callers that wait for it get a timeout. */
  private void forget(String key, Entry own) {
    synchronized (entries) {
      entries.remove(key, own);
    }
    own.smtpProbeResult().complete(SmtpProbeResult.timedOut(Duration.ZERO));
  }

  private SmtpProbeResult await(Entry entry, Instant now, SmtpScript script, Deadline deadline) {
    Duration left = deadline.remaining();
    SmtpProbeResult smtpProbeResult =
        entry
            .smtpProbeResult()
            .copy()
            .completeOnTimeout(SmtpProbeResult.timedOut(left), left.toNanos(), TimeUnit.NANOSECONDS)
            .join();
    return smtpProbeResult
        .restrictedTo(script, entry.script())
        .cachedAs(
            new AnswerAge(
                entry.since(),
                Duration.between(entry.since(), now),
                entry.since().plus(probePolicy.pause())));
  }
}
