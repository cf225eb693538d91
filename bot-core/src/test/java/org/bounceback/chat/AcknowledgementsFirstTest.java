package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcknowledgementsFirstTest {
  private static final Duration AGES = Duration.ofMinutes(5);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final AcknowledgementsFirst first =
      new AcknowledgementsFirst(Runnable::run, MOMENT, AGES, 2);

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
    var calm = new AcknowledgementsFirst(Runnable::run, Duration.ofSeconds(1), AGES, 2);
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
    var impatient = new AcknowledgementsFirst(Runnable::run, AGES, MOMENT, 2);
    var due = impatient.acknowledge();

    impatient.execute(() -> done.add("work"));

    assertEquals("work", next());
    due.close();
  }

  @Test
  void moreWorkThanMayWaitIsRefused() throws Exception {
    var due = first.acknowledge();
    first.execute(() -> done.add("one"));
    first.execute(() -> done.add("two"));

    assertThrows(RejectedExecutionException.class, () -> first.execute(() -> done.add("three")));
    due.close();

    assertEquals(List.of("one", "two"), List.of(next(), next()));
  }

  @Test
  void heldWorkIsDoneByWhoeverFreesItWhenTheThreadsAreFull() throws Exception {
    var full =
        new AcknowledgementsFirst(
            work -> {
              throw new RejectedExecutionException();
            },
            MOMENT,
            AGES,
            2);
    var due = full.acknowledge();
    full.execute(() -> done.add("work"));

    due.close();

    assertEquals("work", next());
  }

  private String next() throws InterruptedException {
    return String.valueOf(done.poll(30, TimeUnit.SECONDS));
  }
}
