package org.bounceback.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bounceback.net.Deadline;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Whether one zone answers anything at all. Of many who want to ask a zone that has not spoken yet,
 * a few do and the others wait for what comes of it; a zone that stayed silent is left alone,
 * longer each time. Safe for concurrent use.
 */
final class ZoneAvailability {
  /** How many ask a zone that has not spoken yet; a dead one costs no more questions than these. */
  static final int FIRST_ASKERS = 4;

  /** How long a zone that was silent is waited for when it is tried again. */
  private static final Duration TIMEOUT_WITH_THE_SILENT = Duration.ofMillis(400);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration MAX_REST = Duration.ofHours(1);

  private int silences;
  private Instant silentSince;
  private Instant rests = Instant.MIN;
  private boolean heard;
  private @Nullable CompletableFuture<Boolean> firstWord;
  private @Nullable Deadline firstWordBy;
  private int firstAskers;

  /** A zone of which nothing is known but how often it was silent before. */
  ZoneAvailability(int silences, Instant silentSince) {
    this.silences = silences;
    this.silentSince = silentSince;
  }

  /** What to do with a question. */
  sealed interface Entry {
    /** Ask now, and wait no longer than that. */
    record Ask(Deadline deadline) implements Entry {}

    /** Somebody else asks already; then it is known whether the zone speaks. */
    record Wait(CompletionStage<Boolean> spoke) implements Entry {}

    /** Do not ask. */
    record LeaveAlone() implements Entry {}

    /** Handles every case. */
    default <T> T fold(
        Function<Ask, T> ask, Function<Wait, T> wait, Function<LeaveAlone, T> leaveAlone) {
      if (this instanceof Ask each) {
        return ask.apply(each);
      }
      return this instanceof Wait each ? wait.apply(each) : leaveAlone.apply((LeaveAlone) this);
    }
  }

  synchronized Entry enter(Deadline deadline, Instant now) {
    if (heard) {
      return new Entry.Ask(deadline);
    }
    if (now.isBefore(rests)) {
      return new Entry.LeaveAlone();
    }
    int most = silences > 0 ? 1 : FIRST_ASKERS;
    if (firstAskers >= most && firstWord != null && isNoLater(firstWordBy, deadline)) {
      return new Entry.Wait(firstWord);
    }
    Deadline patience = silences > 0 ? deadline.orSooner(TIMEOUT_WITH_THE_SILENT) : deadline;
    firstAskers++;
    if (firstWord == null) {
      firstWord = new CompletableFuture<>();
      firstWordBy = patience;
    }
    return new Entry.Ask(patience);
  }

  /** Hears a reply; one that did not come, or not from the zone, says nothing. */
  void hear(DnsReply reply) {
    boolean spoke =
        !(reply instanceof DnsReply.Failed failed)
            || (failed.cause() != Cause.TIMEOUT && failed.cause() != Cause.UNREACHABLE);
    if (spoke && !isHeard()) {
      end(true);
    }
  }

  /** All that was asked first has ended; unless something was heard, the zone did not speak. */
  void ended() {
    if (!isHeard()) {
      end(false);
    }
  }

  /** Whether it has answered anything in this process. */
  synchronized boolean isHeard() {
    return heard;
  }

  /** It stayed silent while the resolver and most other zones spoke. */
  synchronized void silent(Instant now) {
    if (!heard && !now.isBefore(rests)) {
      silentSince = silences == 0 ? now : silentSince;
      silences++;
      rests = silences > 1 ? now.plus(rest()) : now;
    }
  }

  /** Once may be a moment of too much load; from the second time on it rests, longer each time. */
  private Duration rest() {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(silences - 2, 6));
    return rest.compareTo(MAX_REST) < 0 ? rest : MAX_REST;
  }

  /** How often in a row it stayed silent; 0 for a zone that speaks or was not asked. */
  synchronized int silences() {
    return silences;
  }

  /** Since when it is silent; means nothing where it is not. */
  synchronized Instant silentSince() {
    return silentSince;
  }

  private static boolean isNoLater(@Nullable Deadline one, Deadline other) {
    return one != null && one.left().compareTo(other.left()) <= 0;
  }

  private void end(boolean spoke) {
    CompletableFuture<Boolean> waitedFor;
    synchronized (this) {
      if (spoke) {
        heard = true;
        silences = 0;
      }
      waitedFor = firstWord;
      firstWord = null;
      firstWordBy = null;
      firstAskers = 0;
    }
    if (waitedFor != null) {
      waitedFor.complete(spoke);
    }
  }
}
