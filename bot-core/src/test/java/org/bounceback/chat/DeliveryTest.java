package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.bounceback.store.Await;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  @Test
  void workIsDoneAndItsPlaceGivenBackWhenTheThreadsAreFull() throws Exception {
    var delivery =
        new Delivery(
            work -> {
              throw new RejectedExecutionException("full");
            });
    try (var workers = new Workers(1, 1, 1, 0)) {
      for (int i = 0; i < 3; i++) {
        var done = new CountDownLatch(1);
        Deque<Workers.Slot> free = new ArrayDeque<>();
        Await.until(() -> workers.reserve().map(free::add).orElse(false));
        Work work = free.remove().work(posting -> done.countDown());

        delivery.work(Turn.of(new FirstAnswer.Quiet(), work), new RecordedPosting());

        assertTrue(done.await(10, TimeUnit.SECONDS));
      }
    }
  }
}
