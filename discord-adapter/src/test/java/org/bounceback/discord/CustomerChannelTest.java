package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** A public support channel: members see the reply to them, the team sees the card. */
class CustomerChannelTest extends DiscordBehaviour {
  private static final String REPLY_SENT = "Sent by";

  @Override
  DiscordWorld open(Path folder) throws Exception {
    return DiscordWorld.withUploads(folder);
  }

  @Test
  void membersUploadIsRepliedToAndTheTeamGetsTheCard() throws Exception {
    Channel team = world().restartForCustomers();
    DiscordUser gus = world().discord.guild().person("gus");

    upload(gus, world().support);

    Message card = world().message(team, REPLY_SENT);
    assertTrue(
        card.components().toString().contains("https://discord.com/channels/"),
        card.components().toString());
    Message reply = Await.forThe(this::reply);
    assertFalse(card.components().findValues("custom_id").isEmpty());
    assertEquals(List.of(), reply.components().findValues("custom_id"));
    assertFalse(DiscordWorld.read(reply).contains("BB-"), DiscordWorld.read(reply));
  }

  @Test
  void cardOfTheTeamRejectsTheCustomersClicks() throws Exception {
    Channel team = world().restartForCustomers();
    DiscordUser gus = world().discord.guild().person("gus");
    upload(gus, world().support);
    Message card = world().message(team, REPLY_SENT);

    world().discord.users().clicks(gus, card, button(card, "whole"));

    Await.until(
        () ->
            world().privately(gus, team).stream()
                .anyMatch(
                    message -> DiscordWorld.read(message).contains("Only the support team can")));
  }

  @Test
  void threadHasTheReadersOfItsChannel() throws Exception {
    Channel thread = world().thread(bounce());
    Channel team = world().restartForCustomers();

    upload(world().discord.guild().person("gus"), thread);

    world().message(team, REPLY_SENT);
    Await.until(() -> !world().written(thread).isEmpty());
    assertTrue(
        world().written(thread).stream()
            .allMatch(message -> message.components().findValues("custom_id").isEmpty()));
  }

  @Test
  void otherCommandsOfAnAgentAreRefusedThere() throws Exception {
    world().restartForCustomers();

    types("/bounceback cases");

    world().whispered("doesn't work in a channel for customers");
  }

  private void upload(DiscordUser person, Channel channel) throws Exception {
    world()
        .discord
        .users()
        .uploads(person, channel, "why?", DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER))
        .await();
  }

  private Optional<Message> reply() {
    return world().written(world().support).stream()
        .filter(message -> !DiscordWorld.read(message).contains("I'm reading"))
        .findFirst();
  }
}
