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
public final class Visits {
  private static final int MOST = 1_000;

  private final SmtpProbe smtpProbe;
  private final Courtesy courtesy;
  private final Clock clock;

  /** By address and port, the one visited longest ago first. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Visits.
   *
   * @param clock the time by which visits age
   */
  public Visits(SmtpProbe smtpProbe, Courtesy courtesy, Clock clock) {
    this.smtpProbe = smtpProbe;
    this.courtesy = courtesy;
    this.clock = clock;
  }

  /** Visits that nobody limits: each question opens a connection of its own, and none ages. */
  static Visits unlimited(SmtpProbe smtpProbe) {
    return new Visits(smtpProbe, Courtesy.NONE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * How often a server may be connected to, and how long what it said answers further questions.
   *
   * @param pause the least time from one connection to the next; zero for no limit
   * @param keep how long an answer is kept that will hardly change; a 4yz and a failure are kept
   *     for {@code pause} alone, since time may mend them
   */
  public record Courtesy(Duration pause, Duration keep) {

    /** Each question opens a connection of its own. */
    public static final Courtesy NONE = new Courtesy(Duration.ZERO, Duration.ZERO);
  }

  /** What whoever asks wants. */
  public enum Wish {
    /** An answer, also one of a few minutes ago. */
    ANY,
    /** A new one, if the server may be asked again by now. */
    NEW
  }

  /** Somebody was or is there. */
  private record Entry(Instant since, SmtpScript script, CompletableFuture<Visit> visit) {

    boolean isSteady() {
      return visit.isDone() && !visit.isCompletedExceptionally() && visit.join().isSteady();
    }
  }

  /** Goes there, or tells what was heard there last. */
  Visit pay(PermittedEndpoint server, SmtpScript script, Wish wish, Deadline deadline) {
    String place = server.toString();
    var mine = new Entry(clock.instant(), script, new CompletableFuture<>());
    Entry entry = enter(place, mine, wish);
    return entry.equals(mine)
        ? go(place, mine, server, deadline)
        : heard(entry, mine.since(), script, deadline);
  }

  private Entry enter(String place, Entry mine, Wish wish) {
    synchronized (entries) {
      Entry there = entries.get(place);
      if (there != null && stillServes(there, mine.since(), wish)) {
        return there;
      }
      entries.remove(place);
      entries.put(place, mine);
      if (entries.size() > MOST) {
        entries.remove(entries.keySet().iterator().next());
      }
      return mine;
    }
  }

  private boolean stillServes(Entry there, Instant now, Wish wish) {
    Duration age = Duration.between(there.since(), now);
    return age.compareTo(courtesy.pause()) < 0
        || (wish == Wish.ANY && there.isSteady() && age.compareTo(courtesy.keep()) < 0);
  }

  private Visit go(String place, Entry mine, PermittedEndpoint server, Deadline deadline) {
    long start = System.nanoTime();
    try {
      var dialogue = smtpProbe.talk(server, mine.script(), deadline);
      var took = Duration.ofNanos(System.nanoTime() - start);
      mine.visit().complete(new Visit(dialogue, took, Optional.empty()));
    } finally {
      if (!mine.visit().isDone()) {
        forget(place, mine);
      }
    }
    return mine.visit().join();
  }

  /** A bug broke the visit off; whoever waits for it learns no more than that nothing was heard. */
  private void forget(String place, Entry mine) {
    synchronized (entries) {
      entries.remove(place, mine);
    }
    mine.visit().complete(Visit.stillSilent(Duration.ZERO));
  }

  private Visit heard(Entry entry, Instant now, SmtpScript script, Deadline deadline) {
    Duration left = deadline.left();
    Visit visit =
        entry
            .visit()
            .copy()
            .completeOnTimeout(Visit.stillSilent(left), left.toNanos(), TimeUnit.NANOSECONDS)
            .join();
    return visit
        .inAnswerTo(script, entry.script())
        .keptAs(
            new Kept(
                entry.since(),
                Duration.between(entry.since(), now),
                entry.since().plus(courtesy.pause())));
  }
}
