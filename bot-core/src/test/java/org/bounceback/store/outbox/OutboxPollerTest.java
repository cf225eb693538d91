package org.bounceback.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OutboxPollerTest extends OutboxProcessorFixture {

  @Test
  void anEntryThatThisProcessPickedWithoutDeliveringItIsDelivered() throws Exception {
    pickedByThisProcess("ann");
    handler.answer(DONE);

    startWithShortHeartbeat();

    assertEquals("hello", handler.next().payload());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void anEntryThatIsBeingDeliveredIsNotDeliveredTwiceHoweverLongItTakes() throws Exception {
    var go = new CountDownLatch(1);
    put("ann", "hello");
    handler.answer(
        () -> {
          go.await();
          return DONE;
        });
    startWithShortHeartbeat();
    handler.next();

    // Once Bob's entry is released, the check has seen Ann's too.
    pickedByThisProcess("bob");
    handler.answer(DONE);
    assertEquals("bob", handler.next().id());
    Await.until(() -> waiting() == 1);
    assertEquals(1, database.query("select 1 from scheduled_tasks where picked = ?", true).size());
    go.countDown();

    Await.until(() -> waiting() == 0);
  }

  @Test
  void noMoreEntriesArePickedThanThreadsAreFree() throws Exception {
    var go = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      put("ann-" + i, "hello");
      handler.answer(
          () -> {
            go.await();
            return DONE;
          });
    }
    start();
    for (int i = 0; i < 8; i++) {
      handler.next();
    }

    assertEquals(8, database.query("select 1 from scheduled_tasks where picked = ?", true).size());
    go.countDown();
    Await.until(() -> waiting() == 0);
  }

  @Test
  void anEntryWithDamagedDataStaysAndHoldsNoOtherUp() throws Exception {
    put("ann", "hello");
    database.write(
        tx -> tx.update("update scheduled_tasks set task_data = ?", "no time".getBytes(UTF_8)));
    put("bob", "hello");
    handler.answer(DONE);
    startWithShortHeartbeat();

    assertEquals("bob", handler.next().id());

    Await.until(
        () ->
            !database
                .query(
                    "select 1 from scheduled_tasks where task_instance = ? and picked = ?"
                        + " and execution_time > ?",
                    "ann",
                    false,
                    Timestamp.from(clock.instant().plus(Duration.ofMinutes(59))))
                .isEmpty());
  }

  @Test
  void anEntryOfAnUnknownTaskStaysForAnotherVersion() throws Exception {
    database.write(tx -> outbox.put(tx, new OutboxTask("newer"), "ann", "hello"));
    put("bob", "hello");
    handler.answer(DONE);

    start();
    handler.next();

    Await.until(() -> waiting() == 1);
    assertEquals(List.of(clock.instant()), dueTimes());
  }

  @Test
  void anEntryThatAnEarlierVersionPickedIsDeliveredAfterAnUpgrade() throws Exception {
    put("ann", "hello");
    database.write(
        tx ->
            tx.update(
                "update scheduled_tasks set picked = ?, picked_by = 'replica-earlier',"
                    + " last_heartbeat = ?, last_failure = ?, consecutive_failures = 2, version ="
                    + " 9",
                true,
                Timestamp.from(clock.instant()),
                Timestamp.from(clock.instant())));
    handler.answer(DONE);

    start();

    assertEquals(new OutboxEntry("ann", "hello", clock.instant(), 2), handler.next());
    Await.until(() -> waiting() == 0);
  }

  /** As after a connection that was cut while the commit of the pick was in progress. */
  private void pickedByThisProcess(String id) throws StoreException {
    database.write(
        tx -> {
          outbox.put(tx, GREET, id, "hello");
          tx.update(
              "update scheduled_tasks set picked = ?, picked_by = ?, begun = 1"
                  + " where task_instance = ?",
              true,
              database.replica(),
              id);
        });
  }

  private void startWithShortHeartbeat() throws StoreException {
    outboxProcessors.add(
        OutboxProcessor.start(
            database,
            Map.of(GREET, handler),
            new RetryBackoff(() -> 0),
            clock,
            new HeartbeatConfig(Duration.ofMillis(50), Duration.ofSeconds(1))));
  }
}
