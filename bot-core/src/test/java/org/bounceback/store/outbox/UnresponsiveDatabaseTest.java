package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.Transaction;
import org.junit.jupiter.api.Test;

/** A processor whose database does not respond. */
@OnEveryDatabase
class UnresponsiveDatabaseTest extends OutboxProcessorFixture {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CountDownLatch locked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  @Test
  void closingEndsInTimeAlthoughTheDatabaseIsLocked() throws Exception {
    start();
    var thread = Executors.newSingleThreadExecutor();
    Future<Integer> lock = thread.submit(() -> database.inTransaction(this::lockUntilClosed));
    thread.shutdown();
    locked.await();

    long begin = System.nanoTime();
    outboxProcessors.remove(0).close();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    closed.countDown();
    lock.get();
    assertTrue(took.compareTo(LIMIT) < 0, took::toString);
  }

  private int lockUntilClosed(Transaction tx) {
    if (database.folder().isEmpty()) { // SQLite's transactions lock all tables.
      tx.update("lock table scheduled_tasks, replicas in access exclusive mode");
    }
    locked.countDown();
    try {
      closed.await();
    } catch (InterruptedException impossible) {
      throw new AssertionError(impossible);
    }
    return 0;
  }
}
