package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcknowledgementsFirstTest {
  private static final Duration AGES = Duration.ofMinutes(5);

  private final List<String> done = new ArrayList<>();
  private final AcknowledgementsFirst first = new AcknowledgementsFirst(Runnable::run, AGES, 2);

  @Test
  void workBeginsAtOnceWhileNoAcknowledgementIsDue() {
    first.execute(() -> done.add("work"));

    assertEquals(List.of("work"), done);
  }

  @Test
  void workWaitsForTheLastAcknowledgementThatIsDue() {
    var one = first.acknowledge();
    var other = first.acknowledge();
    first.execute(() -> done.add("work"));

    one.close();
    done.add("one");
    other.close();

    assertEquals(List.of("one", "work"), done);
  }

  @Test
  void workThatWaitedLongEnoughBeginsAlthoughAcknowledgementsAreDue() throws Exception {
    var impatient = new AcknowledgementsFirst(Runnable::run, Duration.ofMillis(1), 2);
    var begun = new CountDownLatch(1);
    var due = impatient.acknowledge();

    impatient.execute(begun::countDown);

    assertEquals(true, begun.await(30, TimeUnit.SECONDS));
    due.close();
  }

  @Test
  void moreWorkThanMayWaitIsRefused() {
    var due = first.acknowledge();
    first.execute(() -> done.add("one"));
    first.execute(() -> done.add("two"));

    assertThrows(RejectedExecutionException.class, () -> first.execute(() -> done.add("three")));
    due.close();

    assertEquals(List.of("one", "two"), done);
  }

  @Test
  void heldWorkIsDoneByWhoeverFreesItWhenTheThreadsAreFull() {
    var full =
        new AcknowledgementsFirst(
            work -> {
              throw new RejectedExecutionException();
            },
            AGES,
            2);
    var due = full.acknowledge();
    full.execute(() -> done.add("work"));

    due.close();

    assertEquals(List.of("work"), done);
  }
}
