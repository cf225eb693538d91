package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** A bounce from command to ticket. */
class CaseTest extends DiscordBehaviour {

  @Test
  void fileInCommandGetsOneUpdatedMessage() {
    Message card = bounce();

    List<Message> versions = world().discord.state().messages().versions(card.id());
    assertEquals(1, world().written(world().support).size());
    String first = DiscordWorld.read(versions.get(0));
    assertTrue(first.contains("Reading bounced.eml…"), first);
    assertTrue(DiscordWorld.read(card).contains("does not exist"), DiscordWorld.read(card));
  }

  @Test
  void caseHasThreadWithItsName() {
    Message card = bounce();

    Channel thread = world().thread(card);

    assertTrue(thread.name().startsWith("BB-"), thread.name());
    assertTrue(thread.name().contains("The address jo@example.org does not exist"), thread.name());
  }

  @Test
  void severalFilesGetResponsesInOneThread() {
    types(
        "/bounce",
        DiscordWorld.file("one.eml", Mails.UNKNOWN_USER),
        DiscordWorld.file("two.eml", Mails.UNKNOWN_USER));

    Message card = world().message(world().support, "does not exist");
    world().message(world().thread(card), "does not exist");
    assertEquals(1, world().written(world().support).size());
  }

  @Test
  void customerReplyIsOfferedInOtherLanguages() {
    presses(bounce(), "reply");

    sends(Form.empty().choose("language", "de"));

    world().whispered("Deutsch");
  }

  @Test
  void formWithErrorIsOpenedAgainWithTheTypedValues() {
    presses(bounce(), "open-ticket");
    sends(Form.empty().type("requester", "join #9999").type("note", "It is urgent."));

    presses(world().whispered("9999"), "edit-form");

    assertTrue(world().window().toString().contains("It is urgent."));
    sends(Form.empty().type("requester", "jo@shop.example"));
    world().whispered("ticket");
  }

  @Test
  void commandInThreadGetsResponseThere() {
    Channel thread = world().thread(bounce());

    world()
        .discord
        .users()
        .types(world().sam, thread, "/bounce", DiscordWorld.file("again.eml", Mails.UNKNOWN_USER));

    world().message(thread, "does not exist");
  }

  @Test
  void messageActionReadsTextAndFiles() {
    Message message = world().posted("550 5.1.1 <jo@example.org>: User unknown");

    world().discord.users().uses(world().sam, message, "Why did this bounce?");

    world().message(world().support, "does not exist");
  }

  @Test
  void messageActionReadsFilesWithoutPrivilegedIntent() {
    world()
        .discord
        .users()
        .uploads(
            world().sam, world().support, "", DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER));
    Message message = world().discord.state().messages().in(world().support).get(0);

    world().discord.users().uses(world().sam, message, "Why did this bounce?");

    world().message(world().support, "does not exist");
  }

  @Test
  void emptyFormGetsPrivateErrorAndFilledFormIsRead() {
    types("/bounce");
    sends(Form.empty());
    world().whispered("Paste the bounced e-mail or choose a file");

    types("/bounce");
    sends(Form.empty().type("text", Mails.REFUSAL));

    world().message(world().support, "does not exist");
  }

  @Test
  void fileSelectedInFormIsRead() {
    types("/bounce");

    sends(Form.empty().drop("file", DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER)));

    world().message(world().support, "does not exist");
  }

  @Test
  void interactionWorksInChannelWithoutAccess() throws Exception {
    world().support.deny(world().discord.guild().appRole(), Permission.VIEW_CHANNEL);
    world().restart();

    types("/bounce text:" + Mails.REFUSAL);

    world().message(world().support, "does not exist");
  }

  @Test
  void ticketFormIsPrefilledAndTicketShownOnCard() {
    Message card = bounce();
    presses(card, "open-ticket");
    String form = world().window().body().toString();
    assertTrue(form.contains("E-mail bounced: The address jo@example.org"), form);

    sends(Form.empty().type("subject", "Jo is gone").choose("severity", "high"));

    world().message(world().support, "Ticket 1001");
    assertEquals(
        List.of("Jo is gone"), tickets().stream().map(ticket -> ticket.draft().subject()).toList());
    world().whispered("The number will appear on the card");
  }

  @Test
  void tooLongSubjectGetsPrivateError() {
    presses(bounce(), "open-ticket");

    sends(Form.empty().type("subject", "x".repeat(201)));

    world().whispered("at most 200 characters");
    assertEquals(List.of(), tickets());
  }

  @Test
  void deletedCardStaysDeletedAndTheTicketIsReportedInTheThread() {
    Message card = bounce();
    Channel thread = world().thread(card);
    presses(card, "open-ticket");
    world().window();
    world().discord.state().messages().delete(card);

    sends(Form.empty());

    world().message(thread, "Ticket 1001 was opened");
    world().forgive("10008");
  }

  @Test
  void formSubmittedTwiceOpensOneTicket() {
    Message card = bounce();
    presses(card, "open-ticket");
    world().window();
    var gatewayDelivery = world().discord.users().submits(world().sam, Form.empty());
    world().discord.deliveries().again(gatewayDelivery);

    changed(card);

    assertEquals(1, tickets().size());
  }

  @Test
  void cardIsUpdatedAfterRestart() throws Exception {
    Message card = bounce();
    world().restart();

    presses(card, "open-ticket");
    sends(Form.empty());

    assertTrue(DiscordWorld.read(changed(card)).contains("Ticket 1001"));
  }

  @Test
  void thumbsAreStoredAndThumbDownAsksForReason() throws Exception {
    Message card = bounce();
    String id = button(card, "open-ticket").substring("open-ticket:".length());
    presses(card, "helpful");
    world().whispered("Thanks for your feedback");

    presses(card, "not-helpful");
    sends(Form.empty().type("why", "too long"));

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
  void longCardIsShownPrivatelyWithFile() {
    types("/bounce", DiscordWorld.file("many.eml", Mails.manyRecipients(500, 4000)));
    Message card = world().message(world().support, "does not exist");

    presses(card, "whole");

    Message whole = world().whispered("Case:");
    assertEquals(
        List.of("everything.txt"), whole.files().stream().map(file -> file.filename()).toList());
  }

  @Test
  void repeatedEventIsAnsweredOnce() {
    var told =
        world()
            .discord
            .users()
            .types(
                world().sam,
                world().support,
                "/bounce",
                DiscordWorld.file("a.eml", Mails.UNKNOWN_USER));
    world().discord.deliveries().again(told);
    world().discord.deliveries().again(told);

    Message card = world().message(world().support, "does not exist");
    world().thread(card);
    assertEquals(1, world().written(world().support).size());
    assertEquals(
        Optional.of(card.id()),
        world().written(world().support).stream().map(Message::id).findFirst());
  }

  @Test
  void messagesAndUpdatesMentionNobody() {
    presses(bounce(), "open-ticket");
    sends(Form.empty());
    world().message(world().support, "Ticket 1001");

    world().discord.calls().stream()
        .filter(call -> call.body().findValue("components") != null)
        .filter(call -> !call.body().path("type").asText().equals("9"))
        .forEach(
            call ->
                assertTrue(
                    call.body().toString().contains("\"parse\":[]"),
                    call.operation() + call.body()));
  }
}
