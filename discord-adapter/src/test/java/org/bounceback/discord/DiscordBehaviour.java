package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A strict simulated Discord and what Sam does in it; after each test, no call may have been
 * refused.
 */
abstract class DiscordBehaviour {
  @TempDir private Path data;
  private DiscordWorld world;

  @BeforeEach
  final void open() throws Exception {
    world = open(data);
  }

  @AfterEach
  final void assertNothingRefused() throws Exception {
    world.close();
    assertEquals(List.of(), world.unforgiven());
  }

  DiscordWorld open(Path folder) throws Exception {
    return DiscordWorld.open(folder);
  }

  final DiscordWorld world() {
    return world;
  }

  final void types(String line, Upload... files) {
    world.discord.users().types(world.sam, world.support, line, files);
  }

  final void presses(Message card, String action) {
    world.discord.users().clicks(world.sam, card, button(card, action));
  }

  final void sends(Form form) {
    world.window();
    world.discord.users().submits(world.sam, form);
  }

  /** Returns the id of the card's button for {@code action}. */
  static String button(Message card, String action) {
    for (JsonNode id : card.components().findValues("custom_id")) {
      if (id.asText().startsWith(action + ":")) {
        return id.asText();
      }
    }
    throw new AssertionError("there is no button " + action + " in " + card.components());
  }

  /** Returns the card of a bounce that Sam uploaded with the command. */
  final Message bounce() {
    types("/bounce", DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER));
    return world.message(world.support, "does not exist");
  }

  /** Returns the card after its next update. */
  final Message changed(Message card) {
    return Await.forThe(
        () ->
            world
                .discord
                .state()
                .messages()
                .any(card.id())
                .filter(now -> now.edits() > card.edits()));
  }

  final List<StoredTicket> tickets() {
    return world.house().desk.tickets();
  }
}
