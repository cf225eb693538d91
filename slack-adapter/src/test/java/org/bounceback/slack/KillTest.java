package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.wire.Bytes;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the bot some time after it acknowledged an event. */
class KillTest {
  private static final int UPLOADS = 12;
  private static final int KILLS = 2;
  private static final int ANSWERS = 3;

  @TempDir private Path data;

  @Test
  void acknowledgedFormBecomesOneTicketShownOnCard() throws Exception {
    killAfterForm(0);
  }

  @Test
  @Tag("long")
  void acknowledgedFormBecomesOneTicketWhenKilledLater() throws Exception {
    killAfterForm(60);
  }

  private void killAfterForm(int millis) throws Exception {
    try (var slack = StrictSlack.open(Clock.systemUTC());
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      SlackUser sam = slack.workspace().person("sam");
      Channel support = slack.workspace().channel("support", sam);
      Process first = BotProcess.start(data, settings(slack), desk.url());
      Await.until(() -> slack.socketMode().connections() == 1);
      StoredFile mail =
          slack.workspace().files().add(sam.id(), "bounced.eml", Bytes.of(Mails.UNKNOWN_USER));
      slack.users().uploads(sam, support, "", mail);
      Message card = Await.forThe(() -> card(slack, support, "does not exist"));
      slack.users().clicks(sam, card, Buttons.of(card.blocks(), "open-ticket"));
      var form = Await.forThe(() -> slack.workspace().views().top(sam.id()));

      DeliveryOutcome deliveryOutcome = slack.users().submits(form, Map.of()).await();
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      first.destroyForcibly().waitFor();
      Process second = BotProcess.start(data, settings(slack), desk.url());

      try {
        assertEquals(DeliveryOutcome.Acknowledged.class, deliveryOutcome.getClass());
        Message told = Await.forThe(() -> card(slack, support, "Ticket 1001"));
        assertEquals(card.ts(), told.ts());
        assertEquals(1, desk.tickets().size());
      } finally {
        second.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void acknowledgedUploadsGetExactlyOneResponse() throws Exception {
    killAfterUploads(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  @Tag("long")
  void acknowledgedUploadsGetExactlyOneResponseWhenKilledEarlierOrLater(int millis)
      throws Exception {
    killAfterUploads(millis);
  }

  private void killAfterUploads(int millis) throws Exception {
    try (var slack = StrictSlack.open(Clock.systemUTC());
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      slack.faults().withoutRates();
      SlackUser sam = slack.workspace().person("sam");
      Channel support = slack.workspace().channel("support", sam);
      Process first = BotProcess.start(data, settings(slack), desk.url());
      Await.until(() -> slack.socketMode().connections() == 1);
      List<EventDelivery> told = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        var name = "bounced%d.eml".formatted(i);
        StoredFile mail =
            slack.workspace().files().add(sam.id(), name, Bytes.of(Mails.UNKNOWN_USER));
        told.add(slack.users().uploads(sam, support, "", mail));
      }
      for (EventDelivery delivery : told) {
        assertEquals(DeliveryOutcome.Acknowledged.class, delivery.await().getClass());
      }
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      first.destroyForcibly().waitFor();
      Process second = BotProcess.start(data, settings(slack), desk.url());
      try {
        Await.until(() -> answered(slack, support) == UPLOADS);
        Await.until(() -> slack.socketMode().connections() == 1);
        for (EventDelivery delivery : told) {
          slack.deliveries().again(delivery).await();
        }
        slack.users().types(sam, support, "/blacklist 127.0.0.2");
        Await.until(
            () ->
                slack.workspace().messages().onlyFor(sam.id(), support.id()).stream()
                    .anyMatch(message -> message.visibleText().contains("is listed on")));
        assertEquals(UPLOADS, written(slack, support).size());
      } finally {
        second.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void ticketRepliesArePostedOnceThoughBotIsKilled() throws Exception {
    try (var slack = StrictSlack.open(Clock.systemUTC());
        var desk = VendorDeskServer.requestTracker()) {
      slack.faults().withoutRates();
      SlackUser sam = slack.workspace().person("sam");
      Channel support = slack.workspace().channel("support", sam);
      Process bot = atTheTracker(slack, desk);
      Await.until(() -> slack.socketMode().connections() == 1);
      StoredFile mail =
          slack.workspace().files().add(sam.id(), "bounced.eml", Bytes.of(Mails.UNKNOWN_USER));
      slack.users().uploads(sam, support, "", mail);
      Message card = Await.forThe(() -> card(slack, support, "does not exist"));
      slack.users().clicks(sam, card, Buttons.of(card.blocks(), "open-ticket"));
      slack.users().submits(Await.forThe(() -> slack.workspace().views().top(sam.id())), Map.of());
      Await.forThe(() -> card(slack, support, "Ticket 101 was opened"));
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          IntStream.range(0, ANSWERS).forEach(i -> desk.reply("101", "Still looking."));
          int before = toldAnswers(slack, support);
          Await.until(() -> toldAnswers(slack, support) > before);
          bot.destroyForcibly().waitFor();
          bot = atTheTracker(slack, desk);
        }
        desk.setStatus("101", "resolved");
        Await.forThe(() -> card(slack, support, "Ticket 101 is solved."));
      } finally {
        bot.destroyForcibly().waitFor();
      }
      assertEquals(KILLS * ANSWERS, toldAnswers(slack, support));
    }
  }

  private Process atTheTracker(StrictSlack slack, VendorDeskServer desk) throws Exception {
    return BotProcess.start(data, settings(slack), desk.url(), BotProcess.REQUEST_TRACKER);
  }

  private static int toldAnswers(StrictSlack slack, Channel channel) {
    return Math.toIntExact(
        written(slack, channel).stream()
            .filter(message -> message.visibleText().contains("Still looking."))
            .count());
  }

  private static long answered(StrictSlack slack, Channel channel) {
    return written(slack, channel).stream()
        .filter(message -> message.visibleText().contains("does not exist"))
        .count();
  }

  private static List<Message> written(StrictSlack slack, Channel channel) {
    return slack.workspace().messages().in(channel.id()).stream().filter(Message::byApp).toList();
  }

  private static Optional<Message> card(StrictSlack slack, Channel channel, String words) {
    return slack.workspace().messages().in(channel.id()).stream()
        .filter(message -> message.byApp() && message.visibleText().contains(words))
        .findFirst();
  }

  private static SlackSettings settings(StrictSlack slack) {
    return new SlackSettings(
        slack.botToken(),
        Optional.of(slack.appToken()),
        Optional.empty(),
        slack.apiUrl(),
        List.of(slack.fileHost()),
        Optional.empty());
  }
}
