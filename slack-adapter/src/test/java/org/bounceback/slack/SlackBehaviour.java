package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.slack.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see, whichever way events come. */
abstract class SlackBehaviour {
  @TempDir Path data;
  private SlackWorld world;

  abstract SlackWorld.Transport transport();

  @BeforeEach
  void open() throws Exception {
    world = SlackWorld.open(data, transport());
  }

  @AfterEach
  void nothingWasRefused() throws Exception {
    world.close();
    assertEquals(List.of(), world.slack.refusals());
  }

  @Test
  void aLookUpIsSeenByTheAskerAloneUntilItIsShared() {
    world.house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    world.slack.people().types(world.sam, world.support, "/blacklist 203.0.113.5");
    Message card = world.whispered("is on one of 1 lists");

    assertEquals(List.of(), world.written(world.support));
    world.slack.people().clicks(world.sam, card, button(card, "share"));

    Message shared = world.message(world.support, "is on one of 1 lists");
    assertTrue(shared.text().startsWith("203.0.113.5 is on one of 1 lists"), shared.text());
    Await.until(() -> world.privately().isEmpty());
  }

  @Test
  void checkingAgainChangesTheCardInItsPlace() {
    world.slack.people().types(world.sam, world.support, "/blacklist 203.0.113.5");
    Message card = world.whispered("is on none of the 1 lists");
    world.house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");

    world.slack.people().clicks(world.sam, card, button(card, "check-again"));

    assertEquals(card.ts(), world.whispered("is on one of 1 lists").ts());
    assertEquals(1, world.privately().size());
  }

  @Test
  void anUploadIsAnsweredInItsThreadByOneMessageThatGrows() {
    var file = world.file("bounced.eml", Mails.UNKNOWN_USER);
    world.slack.people().uploads(world.sam, world.support, "what now?", file);

    Message card = world.message(world.support, "Blacklists");

    Message upload = world.slack.workspace().messages().in(world.support.id()).get(0);
    assertEquals(Optional.of(upload.ts()), card.thread());
    assertEquals(1, world.written(world.support).size());
    List<Message> versions =
        world.slack.workspace().messages().versions(world.support.id(), card.ts());
    assertEquals("Reading bounced.eml…", versions.get(0).text());
  }

  private static String button(Message card, String action) {
    return Buttons.of(card.blocks(), action);
  }
}
