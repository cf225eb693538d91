package org.bounceback.casebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bounceback.store.StoreFailed;

/** Deletes what was kept long enough. Safe to run at any time, by several processes too. */
public final class Retention {
  /** No platform repeats an event that was answered this long ago. */
  private static final Duration EVENTS = Duration.ofDays(1);

  /** Long enough to look into what somebody changed half a year ago. */
  private static final Duration AUDIT = Duration.ofDays(180);

  private final Casebook casebook;
  private final Inbox inbox;
  private final Spans spans;
  private final Clock clock;

  /**
   * How long things are kept.
   *
   * @param mails from when they came; one that a queued ticket or note needs stays until that is
   *     delivered, and one that belongs to a ticket or note which was given up stays for {@code
   *     cases} after that
   * @param cases that nobody escalated and nobody watches
   */
  public record Spans(Duration mails, Duration cases) {}

  /** Retention of what is kept in these. */
  public Retention(Casebook casebook, Inbox inbox, Spans spans, Clock clock) {
    this.casebook = casebook;
    this.inbox = inbox;
    this.spans = spans;
    this.clock = clock;
  }

  /**
   * Deletes it; answers how much.
   *
   * @throws StoreFailed when the database failed; what was deleted until then is
   */
  public Deleted tidy() throws StoreFailed {
    Instant now = clock.instant();
    casebook.audit().purge(now.minus(AUDIT));
    return new Deleted(
        casebook.purgeMails(now.minus(spans.mails()), now.minus(spans.cases())),
        casebook.purgeUnescalated(now.minus(spans.cases())),
        inbox.purgeAnswered(now.minus(EVENTS)));
  }

  /** How much was deleted. */
  public record Deleted(int mails, int cases, int events) {}
}
