package org.bounceback.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bounceback.blocklist.ZoneHealth.ZoneOutage;
import org.bounceback.net.Deadline;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.net.Guard;
import org.jspecify.annotations.Nullable;

/**
 * Whether one zone responds at all. While no response is known, only a few queries are sent and the
 * others wait for their outcome. A zone that did not respond is skipped, for longer each time. Safe
 * for concurrent use; queries to a zone that has responded take no lock.
 */
final class ZoneAvailability {
  /** How many queries a zone gets before its first response; a dead zone gets no more. */
  static final int FIRST_ASKERS = 4;

  /** The timeout of the next query to a zone that did not respond. */
  private static final Duration RETRY_TIMEOUT = Duration.ofMillis(400);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private final Guard guard;
  private volatile boolean responded;
  private @Nullable ZoneOutage outage;
  private @Nullable CompletableFuture<Boolean> firstResponse;
  private @Nullable Deadline firstResponseBy;
  private int firstAskers;

  /**
   * Creates the state of a zone that was not queried yet.
   *
   * @param guard limits its queries
   * @param outage what an earlier process observed
   */
  ZoneAvailability(Guard guard, Optional<ZoneOutage> outage) {
    this.guard = guard;
    this.outage = outage.orElse(null);
  }

  /** What to do with a query. */
  sealed interface Entry {
    /** Send it now, with that deadline. */
    record Ask(Deadline deadline) implements Entry {}

    /** Wait for other queries, which show whether the zone responds. */
    record Wait(CompletionStage<Boolean> responded) implements Entry {}

    /** Do not send it. */
    record LeaveAlone() implements Entry {}

    /** Calls the function for the actual type. */
    default <T> T fold(
        Function<Ask, T> ask, Function<Wait, T> wait, Function<LeaveAlone, T> leaveAlone) {
      if (this instanceof Ask askNow) {
        return ask.apply(askNow);
      }
      return this instanceof Wait waiting
          ? wait.apply(waiting)
          : leaveAlone.apply((LeaveAlone) this);
    }
  }

  /** Limits the queries to this zone. */
  Guard guard() {
    return guard;
  }

  /** Decides about a query; after {@code Ask}, one of the next three methods must be called. */
  Entry decide(Deadline deadline) {
    return responded ? new Entry.Ask(deadline) : enterFirst(deadline);
  }

  private synchronized Entry enterFirst(Deadline deadline) {
    if (guard.isOpen()) {
      return new Entry.LeaveAlone();
    }
    int max = outage == null ? FIRST_ASKERS : 1;
    if (firstAskers >= max && firstResponse != null && isNoLater(firstResponseBy, deadline)) {
      return new Entry.Wait(firstResponse);
    }
    Deadline effectiveDeadline = outage == null ? deadline : deadline.earlierOf(RETRY_TIMEOUT);
    firstAskers++;
    if (firstResponse == null) {
      firstResponse = new CompletableFuture<>();
      firstResponseBy = effectiveDeadline;
    }
    return new Entry.Ask(effectiveDeadline);
  }

  /** Records a reply; a timeout or an unreachable resolver is no response of the zone. */
  void received(DnsReply reply) {
    boolean isResponse =
        !(reply instanceof DnsReply.Failed failed)
            || (failed.cause() != Cause.TIMEOUT && failed.cause() != Cause.UNREACHABLE);
    if (isResponse && !responded) {
      guard.reset();
      end(true);
    }
  }

  /** Ends the first queries; if there was no response, the zone is unavailable. */
  void ended() {
    if (!responded) {
      end(false);
    }
  }

  /** Ends a query that was not sent. */
  void withdrawn() {
    boolean isLast;
    synchronized (this) {
      isLast = firstAskers > 0 && --firstAskers == 0;
    }
    if (isLast) {
      ended();
    }
  }

  /** Returns whether the zone has responded to anything in this process. */
  boolean hasResponded() {
    return responded;
  }

  /**
   * Records that it did not respond while the resolver and most other zones did. Once may be a
   * moment of high load; from the second time on the zone is skipped for a while.
   */
  synchronized void failed(Instant now) {
    if (responded || guard.isOpen()) {
      return;
    }
    ZoneOutage previous = outage;
    outage = previous == null ? new ZoneOutage(now, 1) : previous.again();
    if (previous != null) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(previous.times() - 1, 6));
      guard.pause(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
    }
  }

  /** Returns the outage; empty if the zone responds or was not queried. */
  synchronized Optional<ZoneOutage> outage() {
    return Optional.ofNullable(outage);
  }

  private static boolean isNoLater(@Nullable Deadline one, Deadline other) {
    return one != null && one.remaining().compareTo(other.remaining()) <= 0;
  }

  private void end(boolean isResponse) {
    CompletableFuture<Boolean> pending;
    synchronized (this) {
      if (isResponse) {
        responded = true;
        outage = null;
      }
      pending = firstResponse;
      firstResponse = null;
      firstResponseBy = null;
      firstAskers = 0;
    }
    if (pending != null) {
      pending.complete(isResponse);
    }
  }
}
