package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.bounceback.store.Await;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionCallback;
import org.bounceback.store.TransactionWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class OutboxProcessorTest {
  @Parameter private Databases databases;
  private static final OutboxTask GREET = new OutboxTask("greet");
  private static final DeliveryResult DONE = new DeliveryResult.Done(TransactionWrites.NONE);
  private static final DeliveryResult RETRY =
      new DeliveryResult.Retry("nobody home", Optional.empty(), TransactionWrites.NONE);

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
  void anEntryIsDeliveredOnceItsTransactionCommits() throws Exception {
    handler.answer(DONE);
    start();
    put("ann", "hello");

    assertEquals(new OutboxEntry("ann", "hello", MovableClock.NOON, 0), handler.next());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void theEntryOfAFailedTransactionDoesNotExist() throws StoreException {
    TransactionCallback<Integer> failing =
        tx -> {
          outbox.put(tx, GREET, "ann", "hello");
          throw new IllegalStateException("a bug");
        };

    assertThrows(IllegalStateException.class, () -> database.inTransaction(failing));

    assertEquals(0, waiting());
  }

  @Test
  void puttingAWaitingEntryAgainChangesNothing() throws Exception {
    put("ann", "hello");
    put("ann", "hello again");
    handler.answer(DONE);

    start();
    assertEquals("hello", handler.next().payload());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void aFailedDeliveryWaitsLongerEachTime() throws Exception {
    put("ann", "hello");
    handler.answer(RETRY, RETRY, DONE);

    start();
    assertEquals(0, handler.next().failures());
    Await.until(() -> dueTimes().equals(List.of(MovableClock.NOON.plusSeconds(1))));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(1, handler.next().failures());
    Await.until(() -> dueTimes().equals(List.of(MovableClock.NOON.plusSeconds(3))));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(2, handler.next().failures());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void theOtherSideSaysWhenToComeAgain() throws Exception {
    Instant later = MovableClock.NOON.plusSeconds(600);
    put("ann", "hello");
    handler.answer(new DeliveryResult.Retry("busy", Optional.of(later), TransactionWrites.NONE));

    start();
    handler.next();

    Await.until(() -> dueTimes().equals(List.of(later)));
  }

  @Test
  void aBugInAHandlerLosesNothing() throws Exception {
    put("ann", "hello");
    handler.answer(
        () -> {
          throw new IllegalStateException("a bug");
        });
    handler.answer(DONE);

    start();
    handler.next();
    Await.until(() -> dueTimes().equals(List.of(MovableClock.NOON.plusSeconds(1))));
    clock.advance(Duration.ofSeconds(1));
    handler.next();
    Await.until(() -> waiting() == 0);
  }

  @Test
  void anEntryIsGivenUpAfter72HoursAndKept() throws Exception {
    put("ann", "hello");
    clock.advance(Duration.ofDays(3));
    handler.answer(RETRY);

    start();
    handler.next();

    Await.until(() -> waiting() == 0);
    assertEquals(List.of("greet ann hello: nobody home"), undelivered());
    assertEquals(List.of("ann: nobody home"), handler.givenUp());
  }

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
  void anEntryThatIsRefusedIsGivenUpAtOnceAndCanBePutAgain() throws Exception {
    put("ann", "hello");
    handler.answer(new DeliveryResult.RejectedForGood("unknown here"), DONE);

    start();
    handler.next();
    Await.until(() -> undelivered().equals(List.of("greet ann hello: unknown here")));
    put("ann", "hello again");

    assertEquals("hello again", handler.next().payload());
    Await.until(() -> waiting() == 0);
    assertEquals(List.of(), undelivered());
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
  void whatWasPutBeforeTheClockWasSetBackIsDueAfterAStart() throws Exception {
    put("ann", "hello");
    database.write(
        tx -> tx.update("insert into replicas (name, beat) values ('dead', ?)", clock.instant()));
    clock.advance(Duration.ofHours(-1));
    handler.answer(DONE);

    start();

    assertEquals("hello", handler.next().payload());
  }

  @Test
  void whatIsUrgentGoesBeforeWhatWaitsLonger() throws Exception {
    var call = new OutboxTask("call", true);
    for (int i = 0; i < 100; i++) {
      put("ann-" + i, "hello");
    }
    clock.advance(Duration.ofSeconds(1));
    database.write(tx -> outbox.put(tx, call, "bob", "at once"));
    var order = new ConcurrentLinkedQueue<String>();
    OutboxHandler noting =
        new RecordingHandler() {
          @Override
          public DeliveryResult handle(OutboxEntry outboxEntry) {
            order.add(outboxEntry.payload());
            return DONE;
          }
        };

    outboxProcessors.add(
        OutboxProcessor.start(
            database, Map.of(GREET, noting, call, noting), new RetryBackoff(() -> 0), clock));

    Await.until(() -> waiting() == 0);
    assertTrue(List.copyOf(order).indexOf("at once") < 50, order::toString);
  }

  @Test
  void whatWaitedForAnotherTryIsDueAtOnceAfterAStart() throws Exception {
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
  void whatWasPutForLaterIsNotHastenedByAStart() throws Exception {
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    database.write(
        tx -> {
          outbox.put(tx, GREET, "ann", "hello", tomorrow);
        });

    start();
    assertEquals(List.of(tomorrow), dueTimes());
  }

  @Test
  void whatAKilledProcessWasBusyWithIsDeliveredAfterAStart() throws Exception {
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

  @Test
  void closingInterruptsAHandlerAndHandsItsEntryBack() throws Exception {
    put("ann", "hello");
    handler.answer(
        () -> {
          new CountDownLatch(1).await();
          return DONE;
        });
    start();
    handler.next();
    long begin = System.nanoTime();

    outboxProcessors.remove(0).close();

    assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10);
    assertEquals(1, waiting());
    assertEquals(0, database.query("select 1 from scheduled_tasks where picked = ?", true).size());
  }

  private void start() throws StoreException {
    RandomGenerator noChance = () -> 0;
    outboxProcessors.add(
        OutboxProcessor.start(database, Map.of(GREET, handler), new RetryBackoff(noChance), clock));
  }

  private void start(ClockTrust trust) throws StoreException {
    outboxProcessors.add(
        OutboxProcessor.start(
            database, Map.of(GREET, handler), new RetryBackoff(() -> 0), clock, trust));
  }

  private void put(String id, String payload) throws StoreException {
    database.write(
        tx -> {
          outbox.put(tx, GREET, id, payload);
        });
  }

  private long waiting() throws StoreException {
    return database.inTransaction(outbox::waiting);
  }

  private List<Instant> dueTimes() throws StoreException {
    return database
        .query("select execution_time from scheduled_tasks where picked = ?", false)
        .stream()
        .map(resultRow -> resultRow.instant("execution_time"))
        .toList();
  }

  private List<String> undelivered() throws StoreException {
    return database.query("select * from undelivered").stream()
        .map(
            resultRow ->
                resultRow.text("task")
                    + " "
                    + resultRow.text("id")
                    + " "
                    + resultRow.text("payload")
                    + ": "
                    + resultRow.text("why"))
        .toList();
  }
}
