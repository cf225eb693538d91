package org.bounceback.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;

/** Deletes what was kept long enough. Safe to run at any time, by several processes too. */
public final class RetentionCleaner {
  /** Long enough to look into what somebody changed half a year ago. */
  private static final Duration AUDIT = Duration.ofDays(180);

  /** Nobody brings a mail again after that. */
  private static final Duration TAKEN_MAILS = Duration.ofDays(180);

  /** What was told of refused mails is told once a day. */
  private static final Duration REFUSALS = Duration.ofDays(7);

  private final Database database;
  private final CaseRepository caseRepository;
  private final ExpiredTickets tickets;
  private final RetentionPeriods retentionPeriods;
  private final ClockPlausibility clock;

  /**
   * How long things are kept.
   *
   * @param mails from when they came; one that a queued ticket or note needs stays until that is
   *     delivered, and one that belongs to a ticket or note which was given up stays for {@code
   *     cases} after that
   * @param cases that nobody escalated and nobody watches
   * @param tickets escalated cases and local tickets, since their last change
   */
  public record RetentionPeriods(Duration mails, Duration cases, Duration tickets) {}

  /** Retention of what is kept in these. */
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
   * Deletes it; returns how much. While the clock may be wrong, nothing is deleted.
   *
   * @throws StoreException when the database failed; what was deleted until then is
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

  /** How much was deleted. */
  public record Deleted(int mails, int cases, int tickets) {}
}
