package org.bounceback.store;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the entries of one task to their handler and makes of each outcome what it asks for. */
final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);
  private static final Duration LONGEST_TRYING = Duration.ofDays(3);

  /** Every outcome is settled in a transaction of ours, which leaves the library nothing to do. */
  private static final CompletionHandler<Letter> SETTLED = (complete, row) -> {};

  private final OutboxTask task;
  private final Handler handler;
  private final Database database;
  private final Outbox outbox;
  private final BackOff backOff;
  private final Unsettled unsettled;
  private final DeliveryAttempts attempts;
  private final Clock clock;
  private final ClockTrust trust;

  Delivery(
      OutboxTask task,
      Handler handler,
      Database database,
      Outbox outbox,
      BackOff backOff,
      Unsettled unsettled,
      DeliveryAttempts attempts,
      Clock clock,
      ClockTrust trust) {
    this.task = task;
    this.handler = handler;
    this.database = database;
    this.outbox = outbox;
    this.backOff = backOff;
    this.unsettled = unsettled;
    this.attempts = attempts;
    this.clock = clock;
    this.trust = trust;
  }

  /** The same in db-scheduler's terms. */
  Task<Letter> toTask() {
    return Tasks.custom(task.name(), Letter.class)
        .onFailure((failed, row) -> settle(entry(failed.getExecution()), bug(failed.getCause())))
        .onDeadExecutionRevive()
        .execute((instance, context) -> deliver(entry(context.getExecution())));
  }

  private CompletionHandler<Letter> deliver(Entry entry) {
    try {
      int unfinished = attempts.unfinished(task, entry.id());
      if (unfinished >= DeliveryAttempts.MOST) {
        settle(entry, new Outcome.Refused(DeliveryAttempts.GIVEN_UP));
      } else if (unfinished > 0) {
        handleAlone(entry);
      } else {
        handle(entry);
      }
    } catch (StoreFailed failed) {
      settle(entry, new Outcome.Retry(failed.toString(), Optional.empty(), Writes.NONE));
    } catch (InterruptedException stopping) {
      // The entry stays picked until the courier, which is closing, hands all of them back.
      Thread.currentThread().interrupt();
    }
    return SETTLED;
  }

  private void handle(Entry entry) throws StoreFailed, InterruptedException {
    attempts.begin(task, entry.id());
    settle(entry, handler.handle(entry));
  }

  private void handleAlone(Entry entry) throws StoreFailed, InterruptedException {
    if (!attempts.enter()) {
      Instant due = clock.instant().plus(DeliveryAttempts.NEXT_LOOK);
      database.write(tx -> ScheduledTasks.putOff(tx, task, entry.id(), due));
      return;
    }
    try {
      handle(entry);
    } finally {
      attempts.leave();
    }
  }

  private void settle(Entry entry, Outcome outcome) {
    try {
      boolean isOver = outcome instanceof Outcome.Retry && isOver(entry);
      Work<Outcome> work =
          outcome.fold(
              done -> tx -> finish(tx, entry, done),
              retry -> tx -> isOver ? giveUp(tx, entry, retry.why()) : postpone(tx, entry, retry),
              notYet -> tx -> putBack(tx, entry, notYet),
              refused -> tx -> giveUp(tx, entry, refused.why()));
      database.inTransaction(work);
    } catch (StoreFailed failed) {
      unsettled.add(task, entry.id());
      log.info(
          "outbox entry not settled, it comes again task={} id={} why={}",
          task.name(),
          entry.id(),
          failed.getMessage());
    }
  }

  private Outcome finish(Transaction tx, Entry entry, Outcome.Done done) {
    done.writes().to(tx);
    outbox.remove(tx, task, entry);
    return done;
  }

  /** A clock that jumped ahead makes everything look old; it ends nothing until it is trusted. */
  private boolean isOver(Entry entry) throws StoreFailed {
    return !clock.instant().isBefore(end(entry)) && trust.isTrusted();
  }

  private static Instant end(Entry entry) {
    return entry.put().plus(LONGEST_TRYING);
  }

  private Outcome postpone(Transaction tx, Entry entry, Outcome.Retry retry) {
    Instant now = clock.instant();
    Instant end = end(entry);
    retry.writes().to(tx);
    int failures = entry.failures() + 1;
    Instant wished = retry.notBefore().orElseGet(() -> now.plus(backOff.after(failures)));
    Instant due = now.isBefore(end) && wished.isAfter(end) ? end : wished;
    ScheduledTasks.postpone(tx, task, entry.id(), now, due);
    log.warn(
        "outbox entry waits task={} id={} failures={} due={} why={}",
        task.name(),
        entry.id(),
        failures,
        due,
        retry.why());
    return retry;
  }

  private Outcome putBack(Transaction tx, Entry entry, Outcome.NotYet notYet) {
    ScheduledTasks.putBack(tx, task, entry.id(), notYet.until());
    return notYet;
  }

  private Outcome giveUp(Transaction tx, Entry entry, String why) {
    handler.givingUp(entry, why).to(tx);
    outbox.giveUp(tx, task, entry, why);
    log.error("outbox entry given up task={} id={} why={}", task.name(), entry.id(), why);
    return new Outcome.Refused(why);
  }

  private static Outcome bug(Optional<Throwable> cause) {
    String why = "a bug: " + cause.map(Throwable::toString).orElse("no cause given");
    return new Outcome.Retry(why, Optional.empty(), Writes.NONE);
  }

  private static Entry entry(Execution execution) {
    var letter = (Letter) execution.taskInstance.getData();
    return new Entry(
        execution.getId(), letter.payload(), letter.put(), execution.consecutiveFailures);
  }
}
