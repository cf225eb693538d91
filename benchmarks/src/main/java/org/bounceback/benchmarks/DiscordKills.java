package org.bounceback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.gateway.Outcome;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;

/**
 * Kills the bot at random moments after it acknowledged a submitted ticket form, starts it again
 * with the same data, and looks for exactly one ticket and a card that tells it.
 */
final class DiscordKills {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LATEST_MILLIS = 400;
  private static final String BUTTON = "open-ticket:";

  private final Random random = new Random(11);
  private int acknowledged;
  private int tickets;
  private int told;

  private DiscordKills() {}

  static Report run(Path launcher, Path folder, int kills)
      throws IOException, InterruptedException, TimeoutException {
    return new DiscordKills().all(launcher, folder, kills);
  }

  private Report all(Path launcher, Path folder, int kills)
      throws IOException, InterruptedException, TimeoutException {
    for (int i = 0; i < kills; i++) {
      Path own = Files.createDirectory(folder.resolve("kill-" + i));
      kill(launcher, own);
    }
    var report = new Report("kill -9 after an acknowledged form");
    report.add("kills", kills);
    report.add("acknowledged", acknowledged);
    report.add("tickets", tickets);
    report.add("cards that tell their ticket", told);
    return report;
  }

  private void kill(Path launcher, Path folder)
      throws IOException, InterruptedException, TimeoutException {
    try (var stand = DiscordStand.open()) {
      stand.discord.withoutRates();
      Channel room = stand.channel("support");
      Message card;
      try (var bot = stand.start(launcher, folder)) {
        stand.discord.people().types(stand.sam, room, "/bounce", stand.bounced(1));
        card = found(stand, room, "3. Contact");
        stand.discord.people().clicks(stand.sam, card, button(card));
        Waiting.until(
            PATIENCE,
            () -> stand.discord.world().modals().before(stand.sam).isPresent(),
            () -> "no form opens");
        Outcome outcome = stand.discord.people().submits(stand.sam, Form.empty()).await();
        acknowledged += outcome instanceof Outcome.Answered ? 1 : 0;
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        bot.kill();
      }
      try (var bot = stand.start(launcher, folder)) {
        Message after = found(stand, room, "ticket 1001");
        told += after.id().equals(card.id()) && bot.cpu().toNanos() > 0 ? 1 : 0;
        tickets += stand.desk.tickets().size();
      }
    }
  }

  private static Message found(DiscordStand stand, Channel room, String words) {
    return Waiting.forThe(
        PATIENCE,
        () ->
            stand.written(room).stream()
                .filter(message -> DiscordStand.read(message).contains(words))
                .findFirst(),
        () -> "no card says " + words);
  }

  private static String button(Message card) {
    return card.components().findValues("custom_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(BUTTON))
        .findFirst()
        .orElseThrow();
  }
}
