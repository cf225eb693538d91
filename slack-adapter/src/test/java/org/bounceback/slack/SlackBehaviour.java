package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A strict simulated Slack and what Sam does in it; after each test, no call may have been refused.
 */
abstract class SlackBehaviour {
  @TempDir private Path data;
  private SlackWorld world;

  abstract SlackWorld.Transport transport();

  @BeforeEach
  final void open() throws Exception {
    world = SlackWorld.open(data, transport());
  }

  @AfterEach
  final void assertNothingRefused() throws Exception {
    world.close();
    assertEquals(List.of(), world.unforgiven());
  }

  final SlackWorld world() {
    return world;
  }

  final void types(String line) {
    world.slack.users().types(world.sam, world.support, line);
  }

  final void drops(StoredFile... files) {
    world.slack.users().uploads(world.sam, world.support, "what now?", files);
  }

  final void presses(Message card, String action) {
    world.slack.users().clicks(world.sam, card, Buttons.of(card.blocks(), action));
  }

  final void sends(View form, Map<String, String> values) {
    world.slack.users().submits(form, values);
  }

  /** Returns the card of a bounce that Sam uploaded to the channel. */
  final Message bounce() {
    drops(world.file("bounced.eml", Mails.UNKNOWN_USER));
    return world.message(world.support, "does not exist");
  }

  /** Returns the card after its next update. */
  final Message changed(Message card) {
    return Await.forThe(
        () ->
            world
                .slack
                .workspace()
                .messages()
                .any(card.channel(), card.ts())
                .filter(now -> now.edits() > card.edits()));
  }

  final Channel direct() {
    return world.slack.workspace().direct(world.sam);
  }

  final List<StoredTicket> tickets() {
    return world.house().desk.tickets();
  }

  /** Checks that no file and no list was queried, and that no case was stored. */
  final void assertNothingQueriedFor(SlackUser slackUser) {
    assertTrue(
        world.slack.calls().stream()
            .noneMatch(call -> call.method().equals("files.info") || call.method().equals("file")),
        world.slack.calls().toString());
    assertEquals(0, world.house().dns.questions().total());
    try {
      assertEquals(List.of(), world.house().caseRepository.recent(slackUser.id(), 5));
    } catch (StoreException failed) {
      throw new AssertionError(failed);
    }
  }
}
