package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.chat.Card;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardUpdateThrottleTest {
  private static final String SPOT = "C0SUPPORT1 1.0";
  private final DelayedTaskRunner delayedTaskRunner = new DelayedTaskRunner("test timer");
  private final List<String> shown = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    delayedTaskRunner.close();
  }

  @Test
  void ofManyChangesTheNewestIsMade() {
    CardUpdateThrottle<String> updates = updates(Duration.ofMillis(100));

    var first = updates.show(SPOT, Card.of("1"));
    var second = updates.show(SPOT, Card.of("2"));
    var third = updates.show(SPOT, Card.of("3"));

    first.join();
    second.join();
    third.join();
    assertEquals(List.of("1", "3"), shown);
  }

  @Test
  void aChangeThatThrowsAtOnceLeavesTheCardChangeable() {
    var broken = new AtomicBoolean(true);
    var updates =
        new CardUpdateThrottle<String>(
            (spot, card) -> {
              if (broken.getAndSet(false)) {
                throw new StackOverflowError();
              }
              return CompletableFuture.completedFuture(null);
            },
            delayedTaskRunner,
            Duration.ofMillis(1));

    var failed = updates.show(SPOT, Card.of("1"));
    assertThrows(CompletionException.class, failed::join);

    updates.show(SPOT, Card.of("2")).orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void aDeletedCardStaysDeleted() {
    var updates = failing(Reason.GONE);

    updates.show(SPOT, Card.of("1")).orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void aChangeThatIsRejectedForAnotherReasonFails() {
    var failed = failing(Reason.CHANNEL_CLOSED).show(SPOT, Card.of("1"));

    assertThrows(CompletionException.class, failed::join);
  }

  private CardUpdateThrottle<String> failing(Reason reason) {
    return new CardUpdateThrottle<>(
        (spot, card) ->
            CompletableFuture.failedFuture(
                new PostFailedException("rejected", new IOException(), reason)),
        delayedTaskRunner,
        Duration.ofMillis(1));
  }

  @Test
  void changesOfOneCardKeepTheirDistance() {
    long begin = System.nanoTime();
    CardUpdateThrottle<String> updates = updates(Duration.ofMillis(200));

    updates.show(SPOT, Card.of("1")).join();
    updates.show(SPOT, Card.of("2")).join();

    assertTrue(System.nanoTime() - begin >= Duration.ofMillis(200).toNanos());
  }

  @Test
  void aNewerCardWaitsForTheOlderOnItsWay() {
    var slow = new CompletableFuture<Void>();
    var updates =
        new CardUpdateThrottle<String>(
            (spot, card) -> {
              shown.add(card.headline());
              return slow;
            },
            delayedTaskRunner,
            Duration.ofMillis(1));
    var first = updates.show(SPOT, Card.of("1"));

    var second = updates.show(SPOT, Card.of("2"));

    assertEquals(List.of("1"), shown);
    slow.complete(null);
    first.join();
    second.join();
    assertEquals(List.of("1", "2"), shown);
  }

  @Test
  void whatWaitsAtTheEndFails() {
    CardUpdateThrottle<String> updates = updates(Duration.ofMinutes(1));
    updates.show(SPOT, Card.of("1")).join();
    var waiting = updates.show(SPOT, Card.of("2"));
    assertFalse(waiting.isDone());

    updates.close();

    assertTrue(waiting.isCompletedExceptionally());
  }

  private CardUpdateThrottle<String> updates(Duration between) {
    return new CardUpdateThrottle<String>(
        (spot, card) -> {
          shown.add(card.headline());
          return CompletableFuture.completedFuture(null);
        },
        delayedTaskRunner,
        between);
  }
}
