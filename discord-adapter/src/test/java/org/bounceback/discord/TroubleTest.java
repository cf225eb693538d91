package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users see when Discord has errors. */
class TroubleTest {
  @TempDir private Path data;
  private DiscordWorld world;

  @BeforeEach
  void open() throws Exception {
    world = DiscordWorld.open(data);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of("create_interaction_response", ApiFault.status(502)),
        Arguments.of("create_interaction_response", ApiFault.doneThenStatus(502)),
        Arguments.of("create_interaction_response", ApiFault.status(500)),
        Arguments.of(
            "update_original_webhook_message", ApiFault.rateLimited(Duration.ofSeconds(1))),
        Arguments.of("update_original_webhook_message", ApiFault.status(502)),
        Arguments.of("update_original_webhook_message", ApiFault.doneAndCut()),
        Arguments.of("create_thread_from_message", ApiFault.status(500)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void responseIsPostedOnceDespiteFaults(String operation, ApiFault fault) {
    world.discord.faults().next(1, operation, fault);

    bounces();

    world.message(world.support, "does not exist");
    assertEquals(1, world.written(world.support).size());
  }

  @Test
  void failedDownloadIsReported() {
    world.discord.faults().next(1, "cdn", ApiFault.status(403));

    bounces();

    world.message(
        world.support, "bounced.eml could not be downloaded: Discord answered with status 403");
  }

  @Test
  void ticketIsShownOnCardThroughChannelAfterTokenExpires() {
    bounces();
    Message card = world.message(world.support, "does not exist");
    world.discord.faults().untilCleared("update_original_webhook_message", ApiFault.status(404));

    world.discord.users().clicks(world.sam, card, DiscordBehaviour.button(card, "open-ticket"));
    world.window();
    world.discord.users().submits(world.sam, Form.empty());

    assertEquals(card.id(), world.message(world.support, "Ticket 1001").id());
  }

  @Test
  void ticketIsAnnouncedOnceBelowCard() {
    bounces();
    Message card = world.message(world.support, "does not exist");

    world.discord.users().clicks(world.sam, card, DiscordBehaviour.button(card, "open-ticket"));
    world.window();
    world.discord.users().submits(world.sam, Form.empty());

    world.message(world.thread(card), "1001");
    world.message(world.support, "Ticket 1001");
    assertEquals(1, world.written(world.thread(card)).size());
  }

  @Test
  void brokenConnectionIsResumedWithoutLoss() throws Exception {
    world.discord.gateway().disconnect();

    var told = world.discord.users().types(world.sam, world.support, "/bounceback help");

    world.whispered("/blacklist");
    assertTrue(told.await().toString().startsWith("Answered"));
    Await.until(() -> world.discord.gateway().resumed() == 1);
    Await.until(() -> world.chat().problem().isEmpty());
  }

  @Test
  void endedSessionIsRestarted() {
    world.discord.gateway().invalidate(false);
    Await.until(() -> world.discord.gateway().identified() == 2);
    Await.until(() -> world.chat().problem().isEmpty());

    world.discord.users().types(world.sam, world.support, "/bounceback help");

    world.whispered("/blacklist");
  }

  private void bounces() {
    world
        .discord
        .users()
        .types(
            world.sam,
            world.support,
            "/bounce",
            DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER));
  }
}
