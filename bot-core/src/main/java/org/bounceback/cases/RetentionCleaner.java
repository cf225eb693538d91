package org.bounceback.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;

/**
 * Deletes data that is older than its retention period. Safe to run at any time, also by several
 * processes.
 */
public final class RetentionCleaner {
  /** Long enough to investigate a change half a year later. */
  private static final Duration AUDIT = Duration.ofDays(180);

  /** The same e-mail is not submitted again after this time. */
  private static final Duration TAKEN_MAILS = Duration.ofDays(180);

  /** A notification about rejected e-mails is sent at most once a day. */
  private static final Duration REFUSALS = Duration.ofDays(7);

  private final Database database;
  private final CaseRepository caseRepository;
  private final ExpiredTickets tickets;
  private final RetentionPeriods retentionPeriods;
  private final ClockPlausibility clock;

  /**
   * The retention periods.
   *
   * @param mails for e-mails, from their arrival; an e-mail that a queued ticket or note needs is
   *     kept until delivery, and one of a ticket or note that was given up is kept for {@code
   *     cases} after that
   * @param cases for cases that are neither escalated nor watched
   * @param tickets for escalated cases and local tickets, from their last change
   */
  public record RetentionPeriods(Duration mails, Duration cases, Duration tickets) {}

  /** Creates a cleaner for these stores. */
  public RetentionCleaner(
      Database database,
      CaseRepository caseRepository,
      Outbox outbox,
      RetentionPeriods retentionPeriods,
      ClockPlausibility clock) {
    this.tickets = new ExpiredTickets(database, caseRepository, outbox);
    this.database = database;
    this.caseRepository = caseRepository;
    this.retentionPeriods = retentionPeriods;
    this.clock = clock;
  }

  /**
   * Deletes expired data and returns how much. Deletes nothing while the clock is not trusted.
   *
   * @throws StoreException if the database failed; earlier deletions remain
   */
  public Deleted deleteExpired() throws StoreException {
    Optional<Instant> now = clock.trustedNow();
    return now.isEmpty() ? new Deleted(0, 0, 0) : deleteExpired(now.get());
  }

  private Deleted deleteExpired(Instant now) throws StoreException {
    database.write(
        tx -> {
          tx.update("delete from taken_mails where taken < ?", now.minus(TAKEN_MAILS));
          tx.update("delete from turned_away where told < ?", now.minus(REFUSALS));
        });
    caseRepository.audit().purge(now.minus(AUDIT));
    return new Deleted(
        caseRepository
            .purge()
            .mails(now.minus(retentionPeriods.mails()), now.minus(retentionPeriods.cases())),
        caseRepository.purge().unescalated(now.minus(retentionPeriods.cases())),
        tickets.purge(now.minus(retentionPeriods.tickets())));
  }

  /** The number of deleted items. */
  public record Deleted(int mails, int cases, int tickets) {}
}
