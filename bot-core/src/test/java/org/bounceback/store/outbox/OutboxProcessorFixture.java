package org.bounceback.store.outbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A database, a clock, a handler and processors started on them. */
abstract class OutboxProcessorFixture {
  @Parameter private Databases databases;
  static final OutboxTask GREET = new OutboxTask("greet");
  static final DeliveryResult DONE = new DeliveryResult.Done(TransactionWrites.NONE);
  static final DeliveryResult RETRY =
      new DeliveryResult.Retry("nobody home", Optional.empty(), TransactionWrites.NONE);

  @TempDir Path folder;
  final MovableClock clock = new MovableClock();
  final Outbox outbox = new Outbox(clock);
  final RecordingHandler handler = new RecordingHandler();
  final List<OutboxProcessor> outboxProcessors = new ArrayList<>();
  Database database;

  @BeforeEach
  final void open() throws StoreException {
    database = databases.open(folder);
  }

  @AfterEach
  final void close() {
    outboxProcessors.forEach(OutboxProcessor::close);
    database.close();
  }

  final void start() throws StoreException {
    RandomGenerator noChance = () -> 0;
    outboxProcessors.add(
        OutboxProcessor.start(database, Map.of(GREET, handler), new RetryBackoff(noChance), clock));
  }

  final void start(ClockTrust trust) throws StoreException {
    outboxProcessors.add(
        OutboxProcessor.start(
            database, Map.of(GREET, handler), new RetryBackoff(() -> 0), clock, trust));
  }

  final void put(String id, String payload) throws StoreException {
    database.write(
        tx -> {
          outbox.put(tx, GREET, id, payload);
        });
  }

  final long waiting() throws StoreException {
    return database.inTransaction(outbox::waiting);
  }

  final List<Instant> dueTimes() throws StoreException {
    return database
        .query("select execution_time from scheduled_tasks where picked = ?", false)
        .stream()
        .map(resultRow -> resultRow.instant("execution_time"))
        .toList();
  }

  final List<String> undelivered() throws StoreException {
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
