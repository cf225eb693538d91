package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An entry in the middle of which the process ends again and again holds up no other. */
@OnEveryDatabase
class DeliveryAttemptsTest {
  private static final OutboxTask GREET = new OutboxTask("greet");
  private static final DeliveryResult DONE = new DeliveryResult.Done(TransactionWrites.NONE);

  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final Outbox outbox = new Outbox(clock);
  private final RecordingHandler handler = new RecordingHandler();
  private final List<OutboxProcessor> outboxProcessors = new ArrayList<>();
  private Database database;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
  }

  @AfterEach
  void close() {
    outboxProcessors.forEach(OutboxProcessor::close);
    database.close();
  }

  @Test
  void aDeliveryIsCountedUntilItsOutcomeIsStored() throws Exception {
    put("ann");
    var seen = new ArrayList<Long>();
    handler.answer(
        () -> {
          seen.addAll(begun());
          return new DeliveryResult.Retry("nobody home", Optional.empty(), TransactionWrites.NONE);
        });

    start();
    handler.next();

    Await.until(() -> begun().equals(List.of(0L)));
    assertEquals(List.of(1L), seen);
  }

  @Test
  void anOrderlyStopInTheMiddleIsNotCounted() throws Exception {
    put("ann");
    handler.answer(
        () -> {
          new CountDownLatch(1).await();
          return DONE;
        });
    start();
    handler.next();
    assertEquals(List.of(1L), begun());

    outboxProcessors.remove(0).close();

    assertEquals(List.of(0L), begun());
  }

  @Test
  void aConnectionCutWhilePickingKeepsEarlierInterruptions() throws Exception {
    put("ann");
    pickedHere("ann", 2); // interrupted once, and the commit of the second pick was not confirmed
    var seen = new ArrayList<Long>();
    handler.answer(
        () -> {
          seen.addAll(begun());
          return DONE;
        });

    outboxProcessors.add(
        OutboxProcessor.start(
            database,
            Map.of(GREET, handler),
            new RetryBackoff(() -> 0),
            clock,
            new HeartbeatConfig(Duration.ofMillis(50), Duration.ofSeconds(30))));
    handler.next();

    Await.until(() -> database.inTransaction(outbox::waiting) == 0);
    assertEquals(List.of(2L), seen);
  }

  @Test
  void anEntryInterruptedThreeTimesIsGivenUpAndOthersAreDelivered() throws Exception {
    put("ann");
    put("bob");
    interrupted("ann", OutboxTable.MAX_BEGUN);
    handler.answer(DONE);

    start();

    assertEquals("bob", handler.next().id());
    Await.until(() -> database.inTransaction(outbox::waiting) == 0);
    assertEquals(List.of("ann: " + OutboxDelivery.GIVEN_UP), handler.givenUp());
    List<DeadLetter> kept = database.inTransaction(outbox::undelivered);
    assertEquals(List.of("ann"), kept.stream().map(DeadLetter::id).toList());

    // A retry counts from the start.
    handler.answer(DONE);
    database.write(tx -> outbox.retry(tx, kept.get(0)));
    assertEquals("ann", handler.next().id());
  }

  @Test
  void interruptedEntriesAreDeliveredOneAtATime() throws Exception {
    put("ann");
    put("bob");
    interrupted("ann", 1);
    interrupted("bob", 1);
    var go = new CountDownLatch(1);
    handler.answer(
        () -> {
          go.await();
          return DONE;
        });
    handler.answer(DONE);

    start();
    String first = handler.next().id();
    String second = first.equals("ann") ? "bob" : "ann";
    Await.until(() -> dueLater().equals(List.of(second)));
    assertEquals(List.of(1L, 2L), begun());

    go.countDown();
    Await.until(() -> database.inTransaction(outbox::waiting) == 1);
    clock.advance(OutboxPoller.NEXT_LOOK);
    assertEquals(second, handler.next().id());
    Await.until(() -> database.inTransaction(outbox::waiting) == 0);
    assertTrue(handler.givenUp().isEmpty());
  }

  private void start() throws StoreException {
    outboxProcessors.add(
        OutboxProcessor.start(database, Map.of(GREET, handler), new RetryBackoff(() -> 0), clock));
  }

  private void put(String id) throws StoreException {
    database.write(
        tx -> {
          outbox.put(tx, GREET, id, "hello");
        });
  }

  /** What a process leaves that was killed while it delivered the entry, for so many times. */
  private void interrupted(String id, int times) throws StoreException {
    picked(id, times, "dead");
  }

  private void pickedHere(String id, int times) throws StoreException {
    picked(id, times, database.replica());
  }

  private void picked(String id, int times, String replica) throws StoreException {
    database.write(
        tx -> {
          tx.update(
              "update scheduled_tasks set begun = ?, picked = ?, picked_by = ?,"
                  + " last_heartbeat = ? where task_instance = ?",
              times,
              true,
              replica,
              Timestamp.from(clock.instant()),
              id);
        });
  }

  private List<Long> begun() {
    try {
      return database.query("select begun from scheduled_tasks order by begun").stream()
          .map(resultRow -> resultRow.number("begun"))
          .toList();
    } catch (StoreException failed) {
      throw new AssertionError(failed);
    }
  }

  private List<String> dueLater() throws StoreException {
    return database
        .query(
            "select task_instance from scheduled_tasks where execution_time > ?",
            Timestamp.from(clock.instant()))
        .stream()
        .map(resultRow -> resultRow.text("task_instance"))
        .toList();
  }
}
