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
 * Connections to other people's mail servers, at a rate that they need not mind: one at a time and
 * one a spell to each address. Whoever asks sooner gets what was heard last, with its age; whoever
 * asks while a connection is open waits for its end, never for another one's turn.
 *
 * <p>Safe for concurrent use. It remembers for this process alone.
 */
public final class SmtpProbeCache {
  private static final int MAX = 1_000;

  private final SmtpProbe smtpProbe;
  private final ProbePolicy probePolicy;
  private final Clock clock;

  /** By address and port, the one visited longest ago first. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Visits.
   *
   * @param clock the time by which visits age
   */
  public SmtpProbeCache(SmtpProbe smtpProbe, ProbePolicy probePolicy, Clock clock) {
    this.smtpProbe = smtpProbe;
    this.probePolicy = probePolicy;
    this.clock = clock;
  }

  /** Visits that nobody limits: each question opens a connection of its own, and none ages. */
  static SmtpProbeCache unlimited(SmtpProbe smtpProbe) {
    return new SmtpProbeCache(
        smtpProbe, ProbePolicy.NONE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * How often a server may be connected to, and how long what it said answers further questions.
   *
   * @param pause the least time from one connection to the next; zero for no limit
   * @param keep how long an answer is kept that will hardly change; a 4yz and a failure are kept
   *     for {@code pause} alone, since time may mend them
   */
  public record ProbePolicy(Duration pause, Duration keep) {

    /** Each question opens a connection of its own. */
    public static final ProbePolicy NONE = new ProbePolicy(Duration.ZERO, Duration.ZERO);
  }

  /** What whoever asks wants. */
  public enum ProbeFreshness {
    /** An answer, also one of a few minutes ago. */
    ANY,
    /** A new one, if the server may be asked again by now. */
    NEW
  }

  /** Somebody was or is there. */
  private record Entry(
      Instant since, SmtpScript script, CompletableFuture<SmtpProbeResult> smtpProbeResult) {

    boolean isSteady() {
      return smtpProbeResult.isDone()
          && !smtpProbeResult.isCompletedExceptionally()
          && smtpProbeResult.join().isSteady();
    }
  }

  /** Goes there, or tells what was heard there last. */
  SmtpProbeResult pay(
      PermittedEndpoint server,
      SmtpScript script,
      ProbeFreshness probeFreshness,
      Deadline deadline) {
    String place = server.toString();
    var mine = new Entry(clock.instant(), script, new CompletableFuture<>());
    Entry entry = enter(place, mine, probeFreshness);
    return entry.equals(mine)
        ? go(place, mine, server, deadline)
        : heard(entry, mine.since(), script, deadline);
  }

  private Entry enter(String place, Entry mine, ProbeFreshness probeFreshness) {
    synchronized (entries) {
      Entry there = entries.get(place);
      if (there != null && stillServes(there, mine.since(), probeFreshness)) {
        return there;
      }
      entries.remove(place);
      entries.put(place, mine);
      if (entries.size() > MAX) {
        entries.remove(entries.keySet().iterator().next());
      }
      return mine;
    }
  }

  private boolean stillServes(Entry there, Instant now, ProbeFreshness probeFreshness) {
    Duration age = Duration.between(there.since(), now);
    return age.compareTo(probePolicy.pause()) < 0
        || (probeFreshness == ProbeFreshness.ANY
            && there.isSteady()
            && age.compareTo(probePolicy.keep()) < 0);
  }

  private SmtpProbeResult go(
      String place, Entry mine, PermittedEndpoint server, Deadline deadline) {
    long start = System.nanoTime();
    try {
      var dialogue = smtpProbe.talk(server, mine.script(), deadline);
      var took = Duration.ofNanos(System.nanoTime() - start);
      mine.smtpProbeResult().complete(new SmtpProbeResult(dialogue, took, Optional.empty()));
    } finally {
      if (!mine.smtpProbeResult().isDone()) {
        forget(place, mine);
      }
    }
    return mine.smtpProbeResult().join();
  }

  /** A bug broke the visit off; whoever waits for it learns no more than that nothing was heard. */
  private void forget(String place, Entry mine) {
    synchronized (entries) {
      entries.remove(place, mine);
    }
    mine.smtpProbeResult().complete(SmtpProbeResult.stillSilent(Duration.ZERO));
  }

  private SmtpProbeResult heard(Entry entry, Instant now, SmtpScript script, Deadline deadline) {
    Duration left = deadline.left();
    SmtpProbeResult smtpProbeResult =
        entry
            .smtpProbeResult()
            .copy()
            .completeOnTimeout(
                SmtpProbeResult.stillSilent(left), left.toNanos(), TimeUnit.NANOSECONDS)
            .join();
    return smtpProbeResult
        .inAnswerTo(script, entry.script())
        .keptAs(
            new AnswerAge(
                entry.since(),
                Duration.between(entry.since(), now),
                entry.since().plus(probePolicy.pause())));
  }
}
