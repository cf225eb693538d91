package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
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

@OnEveryDatabase
class DeliveryWatchTest {
  @Parameter private Databases databases;
  private static final OutboxTask GREET = new OutboxTask("greet");

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final AtomicLong nanos = new AtomicLong();
  private Database database;
  private DeliveryWatch watch;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    watch = new DeliveryWatch(database, clock, nanos::get);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEntryNotPickedForAMinuteIsReported() throws Exception {
    put("ann");
    watch.look();
    assertEquals(Optional.empty(), watch.problem());

    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    watch.look();
    assertEquals(
        Optional.of("an entry of the task greet has been due and not picked for 61 s"),
        watch.problem());

    database.write(tx -> OutboxTable.delete(tx, GREET, "ann"));
    watch.look();
    assertEquals(Optional.empty(), watch.problem());
  }

  @Test
  void anEntryThatIsNotDueYetIsNotReported() throws Exception {
    database.write(
        tx ->
            new Outbox(clock)
                .put(tx, GREET, "ann", "hello", clock.instant().plus(Duration.ofHours(1))));
    watch.look();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    watch.look();

    assertEquals(Optional.empty(), watch.problem());
  }

  @Test
  void anErrorOfAHandlerEndsNoDelivery() throws Exception {
    var handler = new RecordingHandler();
    handler.answer(
        () -> {
          throw new StackOverflowError();
        });
    handler.answer(new DeliveryResult.Done(TransactionWrites.NONE));
    put("ann");
    try (OutboxProcessor outboxProcessor =
        OutboxProcessor.start(
            database,
            Map.of(GREET, handler),
            new RetryBackoff(RandomGenerator.of("L32X64MixRandom")),
            clock)) {
      handler.next();
      Await.until(
          () -> {
            clock.advance(Duration.ofSeconds(2));
            return database.query("select task_name from scheduled_tasks").isEmpty();
          });
      assertEquals(Optional.empty(), outboxProcessor.problem());
    }
  }

  private void put(String id) throws StoreException {
    database.write(tx -> new Outbox(clock).put(tx, GREET, id, "hello"));
  }
}
