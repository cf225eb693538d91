package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bounceback.store.Database;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnPostgres;
import org.bounceback.store.PostgresServer;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionCallback;
import org.bounceback.store.TransactionWrites;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is so because several processes share a server. */
@OnPostgres
class SharedDatabaseTest {
  private static final OutboxTask GREET = new OutboxTask("greet");

  private final PostgresServer server;
  private final Path folder;
  private final MovableClock clock = new MovableClock();
  private final Outbox outbox = new Outbox(clock);
  private final List<AutoCloseable> opened = new ArrayList<>();

  SharedDatabaseTest(PostgresServer server, @TempDir Path folder) {
    this.server = server;
    this.folder = folder;
  }

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  @Test
  void aCommitIsOnTheDiskEvenWhereTheServerWouldNotWaitForIt() throws StoreException {
    var setting = database().query("show synchronous_commit").get(0);

    assertEquals("on", setting.text("synchronous_commit"));
  }

  @Test
  void processorsShareTheEntriesAndDeliverNoneTwice() throws Exception {
    Database first = database();
    put(first, 200);
    var delivered = new ConcurrentLinkedQueue<String>();

    courier(first, delivered);
    courier(database(), delivered);

    Await.until(() -> waiting(first) == 0);
    assertEquals(200, delivered.size());
    assertEquals(200, new HashSet<>(delivered).size());
  }

  @Test
  void entriesOfADeadReplicaAreDeliveredByAnother() throws Exception {
    Database database = database();
    put(database, 1);
    pickedBy(database, "dead");

    courier(database, new ConcurrentLinkedQueue<>());

    Await.until(() -> waiting(database) == 0);
  }

  @Test
  void entriesOfALivingReplicaStayPicked() throws Exception {
    Database database = database();
    put(database, 1);
    pickedBy(database, "other");
    lives(database, "other");

    courier(database, new ConcurrentLinkedQueue<>()).close();

    assertEquals(
        1, database.query("select 1 from scheduled_tasks where picked_by = 'other'").size());
  }

  @Test
  void aProcessThatWasSilentForHalfAMinuteCountsAsDead() throws Exception {
    Database database = database();
    lives(database, "other");
    clock.advance(Duration.ofSeconds(31));

    courier(database, new ConcurrentLinkedQueue<>());

    assertEquals(
        List.of(database.replica()),
        database.query("select name from replicas").stream()
            .map(resultRow -> resultRow.text("name"))
            .toList());
  }

  @Test
  void conflictingTransactionsAreRepeated() throws Exception {
    Database database = database();
    database.write(tx -> tx.update("create table numbers (n integer not null primary key)"));
    int many = 8;
    var together = new CyclicBarrier(many);
    var threads = Executors.newFixedThreadPool(many);

    List<Future<Integer>> calls =
        IntStream.range(0, many)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          together.await();
                          return database.inTransaction(SharedDatabaseTest::addNext);
                        }))
            .toList();
    for (Future<Integer> each : calls) {
      each.get();
    }
    threads.shutdown();

    assertEquals(many, database.query("select max(n) as n from numbers").get(0).number("n"));
  }

  @Test
  void anUnreachableServerIsNamed() {
    var away =
        new DatabaseServer("jdbc:postgresql://127.0.0.1:1/x", Optional.empty(), Optional.empty());

    StoreException failed = assertThrows(StoreException.class, () -> Database.open(away));

    assertEquals(
        "the database jdbc:postgresql://127.0.0.1:1/x cannot be reached; check that it runs and"
            + " what database.url names",
        failed.getMessage());
  }

  @Test
  void aMissingDatabaseIsNamed() {
    String url = server.database(folder).name() + "-nowhere";
    var missing = new DatabaseServer(url, Optional.of("postgres"), Optional.empty());

    StoreException failed = assertThrows(StoreException.class, () -> Database.open(missing));

    assertEquals("the database " + url + " does not exist; create it", failed.getMessage());
  }

  @Test
  void aConnectionThatIsCutFailsOneTransactionAndNoMore() throws Exception {
    Database database = database();
    TransactionCallback<Integer> cut =
        tx -> {
          tx.query("select pg_terminate_backend(pg_backend_pid())");
          return 1;
        };

    StoreException failed = assertThrows(StoreException.class, () -> database.inTransaction(cut));

    assertEquals(
        "the database "
            + server.database(folder).name()
            + " is being stopped or started at its server; look after that",
        failed.getMessage());
    assertEquals(0, waiting(database));
  }

  @Test
  void deliveryContinuesWhenTheDatabaseServerRecovers() throws Exception {
    Database database = database();
    var delivered = new ConcurrentLinkedQueue<String>();
    put(database, 50);
    opened.add(
        OutboxProcessor.start(
            database,
            Map.of(GREET, noting(delivered)),
            new RetryBackoff(() -> 0),
            Clock.systemUTC(),
            new HeartbeatConfig(Duration.ofMillis(200), Duration.ofSeconds(1))));
    try (Database other = server.open(folder)) {
      other.query(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'bounceback' and pid <> pg_backend_pid()");
    }

    Await.until(() -> waitingAgain(database) == 0);
    assertEquals(50, new HashSet<>(delivered).size());
  }

  /** The first question on a connection that was cut fails. */
  private long waitingAgain(Database database) {
    try {
      return waiting(database);
    } catch (StoreException cut) {
      return -1;
    }
  }

  private Database database() throws StoreException {
    Database database = server.open(folder);
    opened.add(database);
    return database;
  }

  private OutboxProcessor courier(Database database, ConcurrentLinkedQueue<String> delivered)
      throws StoreException {
    OutboxProcessor outboxProcessor =
        OutboxProcessor.start(
            database, Map.of(GREET, noting(delivered)), new RetryBackoff(() -> 0), clock);
    opened.add(outboxProcessor);
    return outboxProcessor;
  }

  private static OutboxHandler noting(ConcurrentLinkedQueue<String> delivered) {
    return new RecordingHandler() {
      @Override
      public DeliveryResult handle(OutboxEntry outboxEntry) {
        delivered.add(outboxEntry.id());
        return new DeliveryResult.Done(TransactionWrites.NONE);
      }
    };
  }

  private void put(Database database, int many) throws StoreException {
    database.write(
        tx -> IntStream.range(0, many).forEach(i -> outbox.put(tx, GREET, "ann-" + i, "hello")));
  }

  private void pickedBy(Database database, String replica) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "update scheduled_tasks set picked = ?, picked_by = ?, last_heartbeat = ?",
                true,
                replica,
                Timestamp.from(clock.instant())));
  }

  private void lives(Database database, String replica) throws StoreException {
    database.write(
        tx ->
            tx.update("insert into replicas (name, beat) values (?, ?)", replica, clock.instant()));
  }

  private long waiting(Database database) throws StoreException {
    return database.inTransaction(outbox::waiting);
  }

  private static int addNext(Transaction tx) {
    return tx.update("insert into numbers (n) select coalesce(max(n), 0) + 1 from numbers");
  }
}
