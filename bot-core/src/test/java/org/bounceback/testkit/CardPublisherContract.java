package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.junit.jupiter.api.Test;

/** What every {@link CardPublisher} of a platform without channels does. */
public abstract class CardPublisherContract {

  /** Returns the implementation under test. */
  protected abstract CardPublisher publisher();

  /** Returns what was shown, oldest first. */
  protected abstract String shown();

  @Test
  final void anUpdatedCardIsShownAfterTheFirst() throws Exception {
    publisher().show(message(1), Card.of("Checking 203.0.113.5"));
    publisher().show(message(1), Card.of("203.0.113.5 is listed"));

    assertTrue(shown().matches("(?s).*Checking 203.0.113.5.*203.0.113.5 is listed.*"), shown());
  }

  @Test
  final void cardsOfConcurrentRequestsAreAllShown() throws Exception {
    List<Callable<String>> requests = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      int number = i;
      requests.add(
          () -> {
            publisher().show(message(number), Card.of("Result " + number));
            return "Result " + number;
          });
    }

    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var request : threads.invokeAll(requests)) {
        String headline = request.get();
        assertTrue(shown().contains(headline), headline);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  final void anUnrequestedCardIsRejected() {
    assertThrows(
        PostFailedException.class,
        () -> publisher().post("C1", Card.of("A listing was removed"), "watch-1", false));
    assertEquals("", shown());
  }

  @Test
  final void aCardHasNoLink() throws Exception {
    publisher().show(message(1), Card.of("203.0.113.5 is listed"));

    assertEquals(Optional.empty(), publisher().link("T1", message(1)));
  }

  private static MessageRef message(int number) {
    return new MessageRef("test", "channel", String.valueOf(number), 0);
  }
}
