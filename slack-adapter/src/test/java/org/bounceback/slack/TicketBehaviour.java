package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** What people do with a case's card: open its ticket, answer its buttons. */
abstract class TicketBehaviour extends SlackBehaviour {

  @Test
  void ticketFormIsPrefilledValidatedAndShownOnCard() {
    Message card = bounce();
    presses(card, "open-ticket");
    View form = world().window();
    assertTrue(form.blocks().toString().contains("E-mail bounced: The address jo@example.org"));
    sends(form, Map.of("subject", "x".repeat(201)));

    sends(form, Map.of("subject", "Jo is gone", "severity", "high"));

    Message told = changed(card);
    assertTrue(told.visibleText().contains("Ticket 1001"), told.visibleText());
    assertEquals(List.of("Jo is gone"), subjects());
    assertTrue(
        world().window().blocks().toString().contains("The number will appear on the card."));
  }

  @Test
  void openedTicketIsAnnouncedOnceInThread() {
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());

    Message line = world().message(world().support, "Ticket 1001 was opened");
    changed(card);

    assertEquals(card.thread(), line.thread());
    assertEquals(2, world().written(world().support).size());
  }

  @Test
  void deletedCardStaysDeletedAndTheTicketIsReportedInTheThread() {
    Message card = bounce();
    presses(card, "open-ticket");
    View form = world().window();
    world().slack.workspace().messages().delete(card);

    sends(form, Map.of());

    world().message(world().support, "Ticket 1001 was opened");
    world().forgive("message_not_found");
  }

  @Test
  void formSubmittedTwiceOpensOneTicket() {
    Message card = bounce();
    presses(card, "open-ticket");
    var eventDelivery = world().slack.users().submits(world().window(), Map.of());
    world().slack.deliveries().again(eventDelivery);
    world().slack.deliveries().asNew(eventDelivery);

    changed(card);

    assertEquals(1, tickets().size());
  }

  @Test
  void cardIsUpdatedAfterRestart() throws Exception {
    Message card = bounce();
    world().restart();

    presses(card, "open-ticket");
    sends(world().window(), Map.of());

    assertTrue(changed(card).visibleText().contains("Ticket 1001"));
  }

  @Test
  void customerReplyIsOfferedInOtherLanguages() {
    presses(bounce(), "reply");
    View reply = world().window();

    world().slack.users().chooses(world().sam, reply, "value", "de");

    Await.until(() -> world().window().blocks().toString().contains("text-de"));
  }

  @Test
  void customerReplyIsEditedInWindowThatClosesWithoutSendingAnything() {
    presses(bounce(), "reply");
    View reply = world().window();
    int messages = world().written(world().support).size();

    sends(reply, Map.of("text-en", "Hi Alice"));

    Await.until(() -> world().slack.workspace().views().top(world().sam.id()).isEmpty());
    assertEquals(messages, world().written(world().support).size());
  }

  @Test
  void thumbsAreStoredAndThumbDownAsksForReason() throws Exception {
    Message card = bounce();
    String id = Buttons.of(card.blocks(), "open-ticket").substring("open-ticket:".length());
    world().slack.users().chooses(world().sam, card, "thumbs", "helpful:" + id);
    world().whispered("Thanks for your feedback");

    world().slack.users().chooses(world().sam, card, "thumbs", "not-helpful:" + id);
    sends(world().window(), Map.of("why", "too long"));

    Await.until(() -> world().house().feedback(id).equals(List.of("too long")));
  }

  @Test
  void buttonOfDeletedCaseGetsPrivateResponse() throws Exception {
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is not listed");
    world().house().forgetCases();

    presses(card, "check-again");

    world().whispered("no longer stored");
  }

  @Test
  void longCardIsShownInModalAndAttachedAsFile() {
    drops(world().file("many.eml", Mails.manyRecipients(500, 4000)));
    Message card = world().message(world().support, "does not exist");

    presses(card, "whole");

    assertEquals("modal", world().window().type());
    Await.until(
        () ->
            world().slack.calls().stream()
                .anyMatch(call -> call.method().equals("files.completeUploadExternal")));
  }

  private List<String> subjects() {
    return tickets().stream().map(storedTicket -> storedTicket.draft().subject()).toList();
  }
}
