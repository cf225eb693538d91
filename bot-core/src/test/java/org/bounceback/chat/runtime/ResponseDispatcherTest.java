package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InitialResponse;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.RecordingMessagePoster;
import org.junit.jupiter.api.Test;

class ResponseDispatcherTest {
  @Test
  void workIsDoneAndItsPlaceGivenBackWhenTheThreadsAreFull() throws Exception {
    var responseDispatcher =
        new ResponseDispatcher(
            work -> {
              throw new RejectedExecutionException("full");
            });
    try (var workerPools = new WorkerPools(1, 1, 1, 0, BundledData.ENGLISH)) {
      for (int i = 0; i < 3; i++) {
        var done = new CountDownLatch(1);
        Deque<WorkerPools.WorkerPermit> free = new ArrayDeque<>();
        Await.until(() -> workerPools.reserve().map(free::add).orElse(false));
        FollowUp followUp = free.remove().work(messagePoster -> done.countDown());

        responseDispatcher.work(
            BotResponse.of(new InitialResponse.NoResponse(), followUp),
            new RecordingMessagePoster());

        assertTrue(done.await(10, TimeUnit.SECONDS));
      }
    }
  }
}
