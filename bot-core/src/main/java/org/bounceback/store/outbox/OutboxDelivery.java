package org.bounceback.store.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionCallback;
import org.bounceback.store.TransactionWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the entries of one task to their handler and makes of each outcome what it asks for. */
final class OutboxDelivery {
  private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);
  private static final Duration MAX_TRYING = Duration.ofDays(3);

  /** Every outcome is settled in a transaction of ours, which leaves the library nothing to do. */
  private static final CompletionHandler<OutboxPayload> SETTLED = (complete, row) -> {};

  private final OutboxTask task;
  private final OutboxHandler outboxHandler;
  private final Database database;
  private final Outbox outbox;
  private final RetryBackoff retryBackoff;
  private final UnsettledEntries unsettledEntries;
  private final DeliveryAttempts attempts;
  private final Clock clock;
  private final ClockTrust trust;

  OutboxDelivery(
      OutboxTask task,
      OutboxHandler outboxHandler,
      Database database,
      Outbox outbox,
      RetryBackoff retryBackoff,
      UnsettledEntries unsettledEntries,
      DeliveryAttempts attempts,
      Clock clock,
      ClockTrust trust) {
    this.task = task;
    this.outboxHandler = outboxHandler;
    this.database = database;
    this.outbox = outbox;
    this.retryBackoff = retryBackoff;
    this.unsettledEntries = unsettledEntries;
    this.attempts = attempts;
    this.clock = clock;
    this.trust = trust;
  }

  /** The same in db-scheduler's terms. */
  Task<OutboxPayload> toTask() {
    return Tasks.custom(task.name(), OutboxPayload.class)
        .onFailure((failed, row) -> settle(entry(failed.getExecution()), bug(failed.getCause())))
        .onDeadExecutionRevive()
        .execute((instance, context) -> deliver(entry(context.getExecution())));
  }

  private CompletionHandler<OutboxPayload> deliver(OutboxEntry outboxEntry) {
    try {
      int unfinished = attempts.unfinished(task, outboxEntry.id());
      if (unfinished >= DeliveryAttempts.MAX) {
        settle(outboxEntry, new DeliveryResult.RejectedForGood(DeliveryAttempts.GIVEN_UP));
      } else if (unfinished > 0) {
        handleAlone(outboxEntry);
      } else {
        handle(outboxEntry);
      }
    } catch (StoreException failed) {
      settle(
          outboxEntry,
          new DeliveryResult.Retry(failed.toString(), Optional.empty(), TransactionWrites.NONE));
    } catch (InterruptedException stopping) {
      // The entry stays picked until the courier, which is closing, hands all of them back.
      Thread.currentThread().interrupt();
    }
    return SETTLED;
  }

  private void handle(OutboxEntry outboxEntry) throws StoreException, InterruptedException {
    attempts.begin(task, outboxEntry.id());
    settle(outboxEntry, outboxHandler.handle(outboxEntry));
  }

  private void handleAlone(OutboxEntry outboxEntry) throws StoreException, InterruptedException {
    if (!attempts.enter()) {
      Instant due = clock.instant().plus(DeliveryAttempts.NEXT_LOOK);
      database.write(tx -> OutboxTable.putOff(tx, task, outboxEntry.id(), due));
      return;
    }
    try {
      handle(outboxEntry);
    } finally {
      attempts.leave();
    }
  }

  private void settle(OutboxEntry outboxEntry, DeliveryResult deliveryResult) {
    try {
      boolean isOver = deliveryResult instanceof DeliveryResult.Retry && isOver(outboxEntry);
      TransactionCallback<DeliveryResult> transactionCallback =
          deliveryResult.fold(
              done -> tx -> finish(tx, outboxEntry, done),
              retry ->
                  tx ->
                      isOver
                          ? giveUp(tx, outboxEntry, retry.why())
                          : postpone(tx, outboxEntry, retry),
              deferred -> tx -> putBack(tx, outboxEntry, deferred),
              rejectedForGood -> tx -> giveUp(tx, outboxEntry, rejectedForGood.why()));
      database.inTransaction(transactionCallback);
    } catch (StoreException failed) {
      unsettledEntries.add(task, outboxEntry.id());
      log.info(
          "outbox entry not settled, it comes again task={} id={} why={}",
          task.name(),
          outboxEntry.id(),
          failed.getMessage());
    }
  }

  private DeliveryResult finish(Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Done done) {
    done.transactionWrites().to(tx);
    outbox.remove(tx, task, outboxEntry);
    return done;
  }

  /** A clock that jumped ahead makes everything look old; it ends nothing until it is trusted. */
  private boolean isOver(OutboxEntry outboxEntry) throws StoreException {
    return !clock.instant().isBefore(end(outboxEntry)) && trust.isTrusted();
  }

  private static Instant end(OutboxEntry outboxEntry) {
    return outboxEntry.put().plus(MAX_TRYING);
  }

  private DeliveryResult postpone(
      Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Retry retry) {
    Instant now = clock.instant();
    Instant end = end(outboxEntry);
    retry.transactionWrites().to(tx);
    int failures = outboxEntry.failures() + 1;
    Instant wished = retry.notBefore().orElseGet(() -> now.plus(retryBackoff.after(failures)));
    Instant due = now.isBefore(end) && wished.isAfter(end) ? end : wished;
    OutboxTable.postpone(tx, task, outboxEntry.id(), now, due);
    log.warn(
        "outbox entry waits task={} id={} failures={} due={} why={}",
        task.name(),
        outboxEntry.id(),
        failures,
        due,
        retry.why());
    return retry;
  }

  private DeliveryResult putBack(
      Transaction tx, OutboxEntry outboxEntry, DeliveryResult.Deferred deferred) {
    OutboxTable.putBack(tx, task, outboxEntry.id(), deferred.until());
    return deferred;
  }

  private DeliveryResult giveUp(Transaction tx, OutboxEntry outboxEntry, String why) {
    outboxHandler.givingUp(outboxEntry, why).to(tx);
    outbox.giveUp(tx, task, outboxEntry, why);
    log.error("outbox entry given up task={} id={} why={}", task.name(), outboxEntry.id(), why);
    return new DeliveryResult.RejectedForGood(why);
  }

  private static DeliveryResult bug(Optional<Throwable> cause) {
    String why = "a bug: " + cause.map(Throwable::toString).orElse("no cause given");
    return new DeliveryResult.Retry(why, Optional.empty(), TransactionWrites.NONE);
  }

  private static OutboxEntry entry(Execution execution) {
    var outboxPayload = (OutboxPayload) execution.taskInstance.getData();
    return new OutboxEntry(
        execution.getId(),
        outboxPayload.payload(),
        outboxPayload.put(),
        execution.consecutiveFailures);
  }
}
