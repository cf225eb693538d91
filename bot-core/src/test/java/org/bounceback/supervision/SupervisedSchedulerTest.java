package org.bounceback.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisedSchedulerTest {
  private static final Cadence FAST =
      new Cadence(Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(1));

  private final AtomicLong nanos = new AtomicLong();
  private final SupervisedScheduler scheduler = new SupervisedScheduler("test", nanos::get);

  @AfterEach
  void close() {
    scheduler.close();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        InterruptedException.class,
        StackOverflowError.class,
        NoClassDefFoundError.class,
        AssertionError.class
      })
  void aLoopContinuesAfterAnyException(Class<? extends Throwable> kind) throws Exception {
    var runs = new AtomicInteger();
    var repaired = new CountDownLatch(1);

    scheduler.repeat(
        "housekeeping",
        FAST,
        () -> {
          runs.incrementAndGet();
          if (repaired.getCount() > 0) {
            SupervisedSchedulerTest.<RuntimeException>raise(kind);
          }
        });

    Await.until(() -> runs.get() > 3);
    assertEquals(
        Optional.of(
            "housekeeping: the last run failed with %s; it runs again, see the log"
                .formatted(kind.getSimpleName())),
        scheduler.problem());
    repaired.countDown();
    Await.until(() -> scheduler.problem().isEmpty());
  }

  @Test
  void aStuckLoopIsReported() throws Exception {
    var began = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    scheduler.repeat(
        "panels",
        FAST,
        () -> {
          began.countDown();
          release.await();
        });
    assertTrue(began.await(10, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), scheduler.problem());

    nanos.addAndGet(Duration.ofSeconds(90).toNanos());

    assertEquals(Optional.of("panels: no run has ended for 90 s"), scheduler.problem());
    release.countDown();
    Await.until(() -> scheduler.problem().isEmpty());
  }

  @Test
  void aFailedTaskDoesNotStopTheNext() throws Exception {
    var done = new CountDownLatch(1);

    scheduler.schedule(
        Duration.ZERO,
        () -> {
          throw new StackOverflowError();
        });
    scheduler.schedule(Duration.ZERO, done::countDown);

    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  @Test
  void aCancelledTaskIsNotRun() throws Exception {
    var ran = new AtomicInteger();
    var later = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    scheduler.schedule(
        Duration.ZERO,
        () -> {
          try {
            gate.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    SupervisedScheduler.Scheduled calledOff =
        scheduler.schedule(Duration.ZERO, ran::incrementAndGet);
    scheduler.schedule(Duration.ZERO, later::countDown);
    calledOff.cancel();
    gate.countDown();

    assertTrue(later.await(10, TimeUnit.SECONDS));
    assertEquals(0, ran.get());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Class<? extends Throwable> kind) throws T {
    try {
      throw (T) kind.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
