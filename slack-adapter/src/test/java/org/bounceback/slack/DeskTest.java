package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.desk.VendorTicket;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case's thread and its ticket in Request Tracker: replies are copied in both directions. */
class DeskTest extends SlackBehaviour {
  private VendorDeskServer product;

  @Override
  SlackWorld.Transport transport() {
    return SlackWorld.Transport.SOCKET_MODE;
  }

  @BeforeEach
  void startTicketSystem() throws Exception {
    product = VendorDeskServer.requestTracker();
    world().restart(BotWithStandIns.requestTracker(product.url(), Clock.systemUTC()));
  }

  @AfterEach
  void closeTicketSystem() throws IOException {
    product.close();
  }

  @Test
  void ticketReplyIsPostedInThreadAndStatusOnCard() {
    Message card = escalated();

    product.reply("101", "We have asked *their* postmaster.");
    product.setStatus("101", "stalled");

    Message answer = world().message(world().support, "maria replied to ticket 101");
    assertEquals(card.thread(), answer.thread());
    assertTrue(
        answer.visibleText().contains("We have asked *their* postmaster."), answer.visibleText());
    world().message(world().support, "Ticket 101 is waiting for a reply.");
    world().message(world().support, ", waiting for a reply");
  }

  @Test
  void repliesArriveInOrderExactlyOnce() {
    escalated();
    for (int i = 1; i <= 5; i++) {
      product.reply("101", "This is answer " + i + ".");
    }
    product.setStatus("101", "resolved");

    world().message(world().support, "Ticket 101 is solved.");
    assertEquals(
        List.of("1", "2", "3", "4", "5"),
        world().written(world().support).stream()
            .map(Message::visibleText)
            .filter(words -> words.contains("This is answer"))
            .map(words -> words.replaceAll("(?s).*This is answer (\\d).*", "$1"))
            .toList());
  }

  @Test
  void threadMessageIsSentToTicketOnceAndNotEchoed() {
    Message card = escalated();
    Message said = said(card, "The customer *called* again & again.");

    world().slack.users().shortcut(world().sam, said, "send_to_ticket");
    world().whispered("Added to ticket 101 as");
    world().slack.users().shortcut(world().sam, said, "send_to_ticket");
    world().whispered("was already added to ticket 101");

    Await.until(() -> notes().size() == 1);
    assertTrue(notes().get(0).startsWith("sam:\n\nThe customer *called* again & again.\n"));
    product.reply("101", "Thank you.");
    world().message(world().support, "Thank you.");
    assertEquals(3, world().written(world().support).size());
    assertEquals(1, notes().size());
  }

  @Test
  void messageWithoutTicketGetsExplanation() {
    Message card = bounce();

    world().slack.users().shortcut(world().sam, said(card, "Hm."), "send_to_ticket");

    world().whispered("This thread has no ticket yet");
  }

  @Test
  void caseIsAssignedAndHandedOver() {
    Message card = bounce();

    presses(card, "take");
    Message taken = world().message(world().support, "sam is on it");
    assertEquals(card.ts(), taken.ts());
    Message line = world().message(world().support, "sam is on BB-");
    assertEquals(card.thread(), line.thread());
    SlackUser kim = world().slack.workspace().person("kim");
    world().slack.users().clicks(kim, taken, Buttons.of(taken.blocks(), "whole"));
    View details = Await.forThe(() -> world().slack.workspace().views().top(kim.id()));
    world().slack.users().clicks(kim, details, Buttons.of(details.blocks(), "take-over"));

    world().message(world().support, "kim took over BB-");
  }

  @Test
  void rejectedTicketIsRetriedOnButtonClick() {
    product.faults().untilCleared(DeskFault.status(403));
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());
    Message failed = world().message(world().support, "Try again");
    product.faults().clear();

    presses(failed, "retry");

    world().whispered("is being sent to the ticket system again");
    world().message(world().support, "Ticket 101 was opened");
    assertEquals(1, product.tickets().size());
  }

  private Message said(Message card, String words) {
    Message top =
        world()
            .slack
            .workspace()
            .messages()
            .find(world().support.id(), card.thread().orElseThrow())
            .orElseThrow();
    world().slack.users().replies(world().sam, top, words);
    return Await.forThe(
        () ->
            world().slack.workspace().messages().in(world().support.id()).stream()
                .filter(message -> message.text().equals(words))
                .findFirst());
  }

  /** Returns the internal notes that Sam added to the ticket, including the findings. */
  private List<String> notes() {
    return product.tickets().get(0).messages().stream()
        .filter(note -> !note.isPublic())
        .map(VendorTicket.Said::text)
        .filter(text -> text.startsWith("sam:"))
        .toList();
  }

  /** Returns the card of a bounce whose ticket 101 is open. */
  private Message escalated() {
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());
    world().message(world().support, "Ticket 101 was opened");
    return card;
  }
}
