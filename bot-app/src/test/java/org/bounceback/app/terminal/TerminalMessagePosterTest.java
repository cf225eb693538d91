package org.bounceback.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessageRef;
import org.bounceback.testkit.CardPublisherContract;
import org.junit.jupiter.api.Test;

class TerminalMessagePosterTest extends CardPublisherContract {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TerminalMessagePoster poster =
      new TerminalMessagePoster(new PrintStream(out, false, StandardCharsets.UTF_8));

  @Override
  protected CardPublisher publisher() {
    return poster;
  }

  @Override
  protected String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anUnchangedCardIsNotPrintedAgain() {
    MessageRef message = poster.print(Card.of("203.0.113.5 is listed"));
    String printed = shown();

    poster.show(message, Card.of("203.0.113.5 is listed"));

    assertEquals(printed, shown());
  }
}
