package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the button in Slack to a running Request Tracker 5, and the reply back to the thread. */
@Tag("request-tracker")
class RealTrackerTest extends SlackBehaviour {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static RealTracker tracker;

  @BeforeAll
  static void start() throws Exception {
    tracker = RealTracker.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    tracker.close();
  }

  @Override
  SlackWorld.Transport transport() {
    return SlackWorld.Transport.SOCKET_MODE;
  }

  @Test
  void buttonOpensTicketWithExactEmailAndReplyReachesThread() throws Exception {
    world()
        .restart(
            BotWithStandIns.requestTracker(
                tracker.url(), "root", RealTracker.PASSWORD, TIMEOUT, Clock.systemUTC()));
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());
    world().message(world().support, " is open");
    String ticket = tracker.tickets().get(0);

    assertEquals(List.of(ticket), tracker.tickets());
    assertArrayEquals(Mails.UNKNOWN_USER.getBytes(StandardCharsets.UTF_8), tracker.file(ticket));

    tracker.reply(ticket, "<p>We have asked <b>their</b> postmaster.</p>");
    Message answer = world().message(world().support, "maria answered on ticket " + ticket);
    assertEquals(card.thread(), answer.thread());
    assertTrue(
        answer.visibleText().contains("We have asked their postmaster."), answer.visibleText());

    tracker.turn(ticket, "resolved");
    world().message(world().support, "Ticket " + ticket + " is solved.");
  }
}
