package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

/** Entries outlive the process and every change of the wall clock. */
@OnEveryDatabase
class OutboxRestartTest extends OutboxProcessorFixture {
  @Test
  void aClockThatJumpsAheadGivesNothingUp() throws Exception {
    ClockPlausibility plausibility = clock.trusted(database);
    put("ann", "hello");
    clock.jump(Duration.ofDays(30));
    handler.answer(RETRY, RETRY, RETRY);

    start(plausibility);
    handler.next();
    Instant soon = clock.instant().plusSeconds(1);
    Await.until(() -> dueTimes().equals(List.of(soon)));
    assertEquals(List.of(), undelivered());

    // Once somebody has confirmed the clock, the entry is as old as it looks.
    plausibility.confirm();
    clock.advance(Duration.ofSeconds(1));
    handler.next();
    Await.until(() -> waiting() == 0);
    assertEquals(List.of("greet ann hello: nobody home"), undelivered());
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() throws Exception {
    put("ann", "hello");
    handler.answer(RETRY, DONE);
    outboxProcessors.add(
        OutboxProcessor.start(
            database,
            Map.of(GREET, handler),
            new RetryBackoff(() -> 0),
            clock,
            new HeartbeatConfig(Duration.ofMillis(200), Duration.ofSeconds(1))));
    handler.next();
    Await.until(() -> dueTimes().equals(List.of(MovableClock.NOON.plusSeconds(1))));
    clock.advance(Duration.ofSeconds(2));
    clock.advance(Duration.ofHours(-1));

    assertEquals(1, handler.next().failures());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void entriesAddedBeforeTheClockWasSetBackAreDueAfterAStart() throws Exception {
    put("ann", "hello");
    database.write(
        tx -> tx.update("insert into replicas (name, beat) values ('dead', ?)", clock.instant()));
    clock.advance(Duration.ofHours(-1));
    handler.answer(DONE);

    start();

    assertEquals("hello", handler.next().payload());
  }

  @Test
  void entriesThatWaitForARetryAreDueAfterAStart() throws Exception {
    put("ann", "hello");
    database.write(
        tx -> {
          OutboxTable.postpone(tx, GREET, "ann", clock.instant(), clock.instant().plusSeconds(40));
        });
    handler.answer(DONE);

    start();
    assertEquals(1, handler.next().failures());
  }

  @Test
  void scheduledEntriesKeepTheirTimeAfterAStart() throws Exception {
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    database.write(
        tx -> {
          outbox.put(tx, GREET, "ann", "hello", tomorrow);
        });

    start();
    assertEquals(List.of(tomorrow), dueTimes());
  }

  @Test
  void entriesOfAKilledProcessAreDeliveredAfterAStart() throws Exception {
    put("ann", "hello");
    database.inTransaction(
        tx ->
            tx.update(
                "update scheduled_tasks set picked = ?, picked_by = 'dead', last_heartbeat = ?",
                true,
                Timestamp.from(clock.instant())));
    handler.answer(DONE);

    start();
    assertEquals("hello", handler.next().payload());
  }
}
