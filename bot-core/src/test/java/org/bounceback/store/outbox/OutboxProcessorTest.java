package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionCallback;
import org.bounceback.store.TransactionWrites;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class OutboxProcessorTest extends OutboxProcessorFixture {
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
  void theRetryTimeOfTheOtherSideIsUsed() throws Exception {
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
  void urgentEntriesAreDeliveredBeforeOlderOnes() throws Exception {
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
}
