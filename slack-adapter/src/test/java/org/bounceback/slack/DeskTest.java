package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.ProductDesk;
import org.bounceback.sandbox.slack.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The thread of a case and its ticket at a Request Tracker: each hears of the other. */
class DeskTest extends SlackBehaviour {
  private ProductDesk product;

  @Override
  SlackWorld.Transport transport() {
    return SlackWorld.Transport.SOCKET_MODE;
  }

  @BeforeEach
  void moveToTheDesk() throws Exception {
    product = ProductDesk.requestTracker();
    world().restart(BotHouse.requestTracker(product.url(), Clock.systemUTC()));
  }

  @AfterEach
  void closeTheDesk() throws IOException {
    product.close();
  }

  @Test
  void theDesksAnswerComesIntoTheThreadAndItsStatusOntoTheCard() {
    Message card = escalated();

    product.reply("101", "We have asked *their* postmaster.");
    product.turn("101", "stalled");

    Message answer = world().message(world().support, "maria answered on ticket 101");
    assertEquals(card.thread(), answer.thread());
    assertTrue(answer.words().contains("We have asked *their* postmaster."), answer.words());
    world().message(world().support, "Ticket 101 waits for an answer.");
    world().message(world().support, ", waiting for an answer");
  }

  @Test
  void severalAnswersComeInTheirOrderAndOnceEach() {
    escalated();
    for (int i = 1; i <= 5; i++) {
      product.reply("101", "This is answer " + i + ".");
    }
    product.turn("101", "resolved");

    world().message(world().support, "Ticket 101 is solved.");
    assertEquals(
        List.of("1", "2", "3", "4", "5"),
        world().written(world().support).stream()
            .map(Message::words)
            .filter(words -> words.contains("This is answer"))
            .map(words -> words.replaceAll("(?s).*This is answer (\\d).*", "$1"))
            .toList());
  }

  /** A bounce whose ticket 101 is open. */
  private Message escalated() {
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());
    world().message(world().support, "ticket 101 is open");
    return card;
  }
}
