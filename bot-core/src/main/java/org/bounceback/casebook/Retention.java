package org.bounceback.casebook;

import java.time.Duration;
import org.bounceback.store.StoreFailed;

/** Deletes what was kept long enough. Safe to run at any time, by several processes too. */
public final class Retention {
  /** No platform tells of an event again after that. */
  private static final Duration EVENTS = Duration.ofDays(1);

  /** Long enough to look into what somebody changed half a year ago. */
  private static final Duration AUDIT = Duration.ofDays(180);

  private final Casebook casebook;
  private final Inbox inbox;
  private final Spans spans;

  /**
   * How long things are kept.
   *
   * @param mails from when they came; one whose ticket is on its way stays until it is open
   * @param cases that nobody escalated
   */
  public record Spans(Duration mails, Duration cases) {}

  /** Retention of what is kept in these. */
  public Retention(Casebook casebook, Inbox inbox, Spans spans) {
    this.casebook = casebook;
    this.inbox = inbox;
    this.spans = spans;
  }

  /**
   * Deletes it; answers how much.
   *
   * @throws StoreFailed when the database failed; what was deleted until then is
   */
  public Deleted tidy() throws StoreFailed {
    casebook.audit().purge(AUDIT);
    return new Deleted(
        casebook.purgeMails(spans.mails()),
        casebook.purgeUnescalated(spans.cases()),
        inbox.forget(EVENTS));
  }

  /** How much was deleted. */
  public record Deleted(int mails, int cases, int events) {}
}
