package org.bounceback.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bounceback.chat.Card;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.junit.jupiter.api.Test;

class TerminalMessagePosterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TerminalMessagePoster poster =
      new TerminalMessagePoster(
          new PrintStream(out, false, StandardCharsets.UTF_8), Locale.ENGLISH);

  @Test
  void anUnchangedCardIsNotPrintedAgain() {
    MessageRef message = poster.print(Card.of("203.0.113.5 is listed"));
    String printed = printed();

    poster.show(message, Card.of("203.0.113.5 is listed"));

    assertEquals(printed, printed());
  }

  @Test
  void cardsOfConcurrentRequestsAreAllPrinted() throws Exception {
    List<Callable<String>> requests = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      String headline = "Result " + i;
      requests.add(
          () -> {
            poster.print(Card.of(headline));
            return headline;
          });
    }

    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var request : threads.invokeAll(requests)) {
        String headline = request.get();
        assertTrue(printed().contains(headline), headline);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anUnrequestedCardIsRejected() {
    assertThrows(
        PostFailedException.class,
        () -> poster.post("C1", Card.of("A listing was removed"), "watch-1", false));
    assertEquals("", printed());
  }

  @Test
  void aCardHasNoLink() throws Exception {
    MessageRef message = poster.print(Card.of("203.0.113.5 is listed"));

    assertEquals(Optional.empty(), poster.link("T1", message));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
