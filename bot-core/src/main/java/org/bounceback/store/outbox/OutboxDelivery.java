package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the entries of one task to its handler and stores what follows from each result. The
 * result is ignored if the entry was erased in the meantime, or if another process picked it
 * because this one seemed dead.
 */
final class OutboxDelivery {
  private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);
  private static final Duration MAX_TRYING = Duration.ofDays(3);
  private static final Duration DAMAGED_PAUSE = Duration.ofHours(1);

  static final String GIVEN_UP =
      "Bounceback itself stopped "
          + OutboxTable.MAX_BEGUN
          + " times while it worked on this, so it does not try again by itself."
          + " Look in the log for the reason before you retry it";

  private static final DeliveryResult EXHAUSTED = new DeliveryResult.RejectedForGood(GIVEN_UP);

  private final OutboxTask task;
  private final OutboxHandler outboxHandler;
  private final Database database;
  private final Outbox outbox;
  private final RetryBackoff retryBackoff;
  private final Clock clock;
  private final ClockTrust trust;

  OutboxDelivery(
      OutboxTask task,
      OutboxHandler outboxHandler,
      Database database,
      Outbox outbox,
      RetryBackoff retryBackoff,
      Clock clock,
      ClockTrust trust) {
    this.task = task;
    this.outboxHandler = outboxHandler;
    this.database = database;
    this.outbox = outbox;
    this.retryBackoff = retryBackoff;
    this.clock = clock;
    this.trust = trust;
  }

  String taskName() {
    return task.name();
  }

  /** Delivers a picked entry and stores the result, which releases or deletes the entry. */
  void deliver(OutboxTable.Row row) {
    Optional<OutboxEntry> read = read(row);
    if (read.isEmpty()) {
      return;
    }
    OutboxEntry outboxEntry = read.get();
    try {
      complete(outboxEntry, row.isExhausted() ? EXHAUSTED : outboxHandler.handle(outboxEntry));
    } catch (StoreException failed) {
      complete(
          outboxEntry,
          new DeliveryResult.Retry(failed.toString(), Optional.empty(), TransactionWrites.NONE));
    } catch (InterruptedException stopping) {
      // The entry stays picked until the processor, which is closing, releases all of them.
      Thread.currentThread().interrupt();
    } catch (Throwable bug) { // A stack overflow in a handler must not end the thread.
      log.error("outbox handler failed task={} id={}", task.name(), outboxEntry.id(), bug);
      complete(
          outboxEntry,
          new DeliveryResult.Retry("a bug: " + bug, Optional.empty(), TransactionWrites.NONE));
    }
  }

  /** Returns the entry; one whose data is damaged stays in the table and is due an hour later. */
  private Optional<OutboxEntry> read(OutboxTable.Row row) {
    try {
      return Optional.of(row.entry());
    } catch (RuntimeException damaged) {
      log.error("outbox entry cannot be read entry={}", row.key(), damaged);
    }
    try {
      database.write(tx -> OutboxTable.putOff(tx, row.key(), clock.instant().plus(DAMAGED_PAUSE)));
    } catch (StoreException failed) {
      log.info("damaged outbox entry not put off reason={}", failed.getMessage());
    }
    return Optional.empty();
  }

  private void complete(OutboxEntry outboxEntry, DeliveryResult deliveryResult) {
    try {
      boolean isOver = deliveryResult instanceof DeliveryResult.Retry && isOver(outboxEntry);
      TransactionWrites writes =
          deliveryResult.fold(
              done -> tx -> finish(tx, outboxEntry, done),
              retry ->
                  isOver
                      ? tx -> giveUp(tx, outboxEntry, retry.reason())
                      : tx -> postpone(tx, outboxEntry, retry),
              deferred -> tx -> putBack(tx, outboxEntry, deferred),
              rejectedForGood -> tx -> giveUp(tx, outboxEntry, rejectedForGood.reason()));
      database.write(tx -> writeIfPicked(tx, outboxEntry, writes));
    } catch (StoreException failed) {
      // It stays picked and the poller releases it when the database is available again.
      log.info(
          "outbox entry's outcome not stored, it will be retried task={} id={} why={}",
          task.name(),
          outboxEntry.id(),
          failed.getMessage());
    }
  }

  private void writeIfPicked(Transaction tx, OutboxEntry outboxEntry, TransactionWrites writes) {
    boolean isShared = database.folder().isEmpty();
    if (OutboxTable.isPickedBy(tx, task, outboxEntry.id(), database.replica(), isShared)) {
      writes.to(tx);
    } else {
      log.warn(
          "outbox entry's outcome ignored, it was erased or picked by another process"
              + " task={} id={}",
          task.name(),
          outboxEntry.id());
    }
  }

  private void finish(Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Done done) {
    done.transactionWrites().to(tx);
    outbox.remove(tx, task, outboxEntry);
  }

  /**
   * A clock that jumped ahead makes every entry look old, so nothing expires until it is trusted.
   */
  private boolean isOver(OutboxEntry outboxEntry) throws StoreException {
    return !clock.instant().isBefore(end(outboxEntry)) && trust.isTrusted();
  }

  private static Instant end(OutboxEntry outboxEntry) {
    return outboxEntry.createdAt().plus(MAX_TRYING);
  }

  private void postpone(Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Retry retry) {
    Instant now = clock.instant();
    Instant end = end(outboxEntry);
    retry.transactionWrites().to(tx);
    int failures = outboxEntry.failures() + 1;
    Instant wished = retry.notBefore().orElseGet(() -> now.plus(retryBackoff.after(failures)));
    Instant due = now.isBefore(end) && wished.isAfter(end) ? end : wished;
    OutboxTable.postpone(tx, task, outboxEntry.id(), now, due);
    log.warn(
        "outbox entry waits for a retry task={} id={} failures={} due={} why={}",
        task.name(),
        outboxEntry.id(),
        failures,
        due,
        retry.reason());
  }

  private void putBack(Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Deferred deferred) {
    OutboxTable.putBack(tx, task, outboxEntry.id(), deferred.until());
  }

  private void giveUp(Transaction tx, OutboxEntry outboxEntry, String why) {
    outboxHandler.onGivenUp(outboxEntry, why).to(tx);
    outbox.giveUp(tx, task, outboxEntry, why);
    log.error("outbox entry given up task={} id={} why={}", task.name(), outboxEntry.id(), why);
  }
}
