package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

/** Commands, plain text and the buttons of a blocklist check. */
class CommandTest extends DiscordBehaviour {

  @Test
  void checkIsPrivateUntilShared() {
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is listed on bl.example.net");
    assertEquals(List.of(), world().written(world().support));

    presses(card, "whole");
    presses(world().whispered("Case:"), "share");

    world().message(world().support, "is listed on bl.example.net");
  }

  @Test
  void checkIsSharedWhereBotCannotPost() {
    world().support.deny(world().discord.guild().everyone(), Permission.SEND_MESSAGES);
    types("/blacklist 203.0.113.5");

    presses(world().whispered("is not listed"), "whole");
    presses(world().whispered("Case:"), "share");

    world().message(world().support, "is not listed");
  }

  @Test
  void recheckUpdatesCardInPlace() {
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is not listed");
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");

    presses(card, "check-again");

    assertEquals(card.id(), world().whispered("is listed on bl.example.net").id());
    assertEquals(1, world().privately().size());
  }

  @Test
  void ticketForCheckIsShownOnItsCard() {
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is listed on bl.example.net");

    presses(card, "open-ticket");
    sends(Form.empty());

    assertEquals(card.id(), world().whispered("Ticket 1001").id());
  }

  @Test
  void helpListsCommands() {
    types("/bounceback help");

    world().whispered("/blacklist");
  }

  @Test
  void recentAddressesAndCasesAreSuggested() throws Exception {
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is not listed");
    String id = button(card, "check-again").substring("check-again:".length());

    var addresses =
        world().discord.users().typing(world().sam, world().support, "/blacklist 203").await();
    var cases =
        world()
            .discord
            .users()
            .typing(world().sam, world().support, "/bounceback status BB")
            .await();

    assertEquals(List.of("203.0.113.5"), values(addresses));
    assertEquals(List.of(id), values(cases));
  }

  @Test
  void plainTextInDirectMessageGetsResponse() {
    world().discord.users().dm(world().sam, "is 203.0.113.5 listed?");

    world().message(world().direct(), "203.0.113.5 is not listed");
  }

  @Test
  void mentionGetsReply() {
    world().discord.users().mentions(world().sam, world().support, "check 203.0.113.5");

    Message answer = world().message(world().support, "is not listed");

    Message question = world().discord.state().messages().in(world().support).get(0);
    assertEquals(question.id(), answer.answers().orElseThrow());
    assertEquals(1, world().written(world().support).size());
  }

  @Test
  void conversationsBetweenUsersAreIgnored() throws Exception {
    world().discord.users().says(world().sam, world().support, "203.0.113.5 bounced again");
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().written(world().support));
  }

  @Test
  void directConversationIsItsOwnWorkspace() throws Exception {
    world().discord.users().types(world().sam, world().direct(), "/blacklist 203.0.113.5");

    String sam = world().sam.id();
    Await.forThe(() -> recent(sam).map(Case::caseRequester));
    assertEquals(
        MessageLocation.direct(sam), recent(sam).orElseThrow().caseRequester().workspace());
  }

  private Optional<Case> recent(String user) {
    try {
      return world().house().caseRepository.recent(user, 1).stream().findFirst();
    } catch (StoreException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void commandsWorkInDirectMessages() {
    Channel direct = world().direct();
    world().discord.users().types(world().sam, direct, "/blacklist 203.0.113.5");

    Await.forThe(
        () ->
            world().discord.state().messages().onlyFor(world().sam, direct).stream()
                .filter(message -> DiscordWorld.read(message).contains("is not listed"))
                .findFirst());
  }

  @Test
  void secondStartRegistersNoCommands() throws Exception {
    world().restart();

    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(1, world().discord.calls("bulk_set_application_commands").size());
  }

  private static List<String> values(DeliveryOutcome deliveryOutcome) {
    assertTrue(deliveryOutcome instanceof DeliveryOutcome.Answered, deliveryOutcome.toString());
    JsonNode choices = ((DeliveryOutcome.Answered) deliveryOutcome).data().path("choices");
    return choices.findValuesAsText("value");
  }
}
