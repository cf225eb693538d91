package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AckPriorityExecutorTest {
  private static final Duration AGES = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final AckPriorityExecutor first = new AckPriorityExecutor(Runnable::run, MOMENT, AGES, 2);

  @Test
  void workBeginsAtOnceWhileNoAcknowledgementIsDue() {
    first.execute(() -> done.add("work"));

    assertEquals("work", done.poll());
  }

  @Test
  void workWaitsForTheLastAcknowledgementThatIsDue() throws Exception {
    var one = first.acknowledge();
    var other = first.acknowledge();
    first.execute(() -> done.add("work"));

    one.close();
    done.add("one");
    other.close();

    assertEquals("one", next());
    assertEquals("work", next());
  }

  @Test
  void workGoesOnWaitingWhenAnotherEventFollowsAtOnce() throws Exception {
    var calm = new AckPriorityExecutor(Runnable::run, Duration.ofSeconds(1), AGES, 2);
    var one = calm.acknowledge();
    calm.execute(() -> done.add("work"));
    one.close();

    var other = calm.acknowledge();
    done.add("other");
    other.close();

    assertEquals("other", next());
    assertEquals("work", next());
  }

  @Test
  void workThatWaitedLongEnoughBeginsAlthoughAcknowledgementsAreDue() throws Exception {
    var impatient = new AckPriorityExecutor(Runnable::run, AGES, MOMENT, 2);
    var pendingAck = impatient.acknowledge();

    impatient.execute(() -> done.add("work"));

    assertEquals("work", next());
    pendingAck.close();
  }

  @Test
  void moreWorkThanMayWaitIsRefused() throws Exception {
    var pendingAck = first.acknowledge();
    first.execute(() -> done.add("one"));
    first.execute(() -> done.add("two"));

    assertThrows(RejectedExecutionException.class, () -> first.execute(() -> done.add("three")));
    pendingAck.close();

    assertEquals(List.of("one", "two"), List.of(next(), next()));
  }

  @Test
  void heldWorkIsDoneByWhoeverFreesItWhenTheThreadsAreFull() throws Exception {
    var full =
        new AckPriorityExecutor(
            work -> {
              throw new RejectedExecutionException();
            },
            MOMENT,
            AGES,
            2);
    var pendingAck = full.acknowledge();
    full.execute(() -> done.add("work"));

    pendingAck.close();

    assertEquals("work", next());
  }

  private String next() throws InterruptedException {
    return String.valueOf(done.poll(30, TimeUnit.SECONDS));
  }
}
