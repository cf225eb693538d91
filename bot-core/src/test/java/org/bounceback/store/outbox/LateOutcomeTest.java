package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.junit.jupiter.api.Test;

/** A result that comes after another process took the entry over changes nothing. */
@OnEveryDatabase
class LateOutcomeTest extends OutboxProcessorFixture {
  private final ConcurrentLinkedQueue<String> written = new ConcurrentLinkedQueue<>();
  private final CountDownLatch finish = new CountDownLatch(1);

  @Test
  void theResultOfAnEntryThatAnotherProcessPickedIsIgnored() throws Exception {
    deliverAllKinds();
    database.write(tx -> tx.update("update scheduled_tasks set picked_by = 'other'"));

    finishDeliveries();

    assertEquals(4, pickedByOther());
    assertEquals(List.of(), List.copyOf(written));
    assertEquals(List.of(), handler.givenUp());
    assertEquals(List.of(), undelivered());
  }

  @Test
  void theResultOfAnEntryThatWasErasedIsIgnored() throws Exception {
    deliverAllKinds();
    database.write(tx -> List.of("ann", "bob", "cid", "dan").forEach(id -> outbox.erase(tx, id)));
    put("ann", "enqueued again");

    finishDeliveries();

    assertEquals(1, waiting());
    assertEquals(List.of(), List.copyOf(written));
    assertEquals(List.of(), handler.givenUp());
    assertEquals(List.of(), undelivered());
  }

  /** Starts one delivery for each kind of result. */
  private void deliverAllKinds() throws Exception {
    TransactionWrites writes = tx -> written.add("written");
    List<DeliveryResult> kinds =
        List.of(
            new DeliveryResult.Done(writes),
            new DeliveryResult.Retry("busy", Optional.empty(), writes),
            new DeliveryResult.Deferred(clock.instant()),
            new DeliveryResult.RejectedForGood("unknown"));
    for (DeliveryResult kind : kinds) {
      handler.answer(
          () -> {
            finish.await();
            return kind;
          });
    }
    for (String id : List.of("ann", "bob", "cid", "dan")) {
      put(id, "hello");
    }
    start();
    for (int i = 0; i < kinds.size(); i++) {
      handler.next();
    }
  }

  private void finishDeliveries() {
    finish.countDown();
    outboxProcessors.remove(0).close();
  }

  private int pickedByOther() throws StoreException {
    return database
        .query("select 1 from scheduled_tasks where picked = ? and picked_by = 'other'", true)
        .size();
  }
}
