package org.bounceback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.slack.delivery.Outcome;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;

/**
 * Kills the bot at random moments after it acknowledged a submitted ticket form, starts it again
 * with the same data, and looks for exactly one ticket and a card that tells it.
 */
final class SlackKills {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LATEST_MILLIS = 400;
  private static final String BUTTON = "open-ticket:";

  private final Random random = new Random(11);
  private int acknowledged;
  private int tickets;
  private int told;

  private SlackKills() {}

  static Report run(Path launcher, Path folder, int kills)
      throws IOException, InterruptedException, TimeoutException {
    return new SlackKills().all(launcher, folder, kills);
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
    try (var stand = SlackStand.open()) {
      Channel room = stand.channel("support");
      Message card;
      try (var bot = Started.on(stand, launcher, folder, true)) {
        stand.slack.people().uploads(stand.sam, room, "", stand.bounced(1));
        card = found(bot, stand, room, "3. Contact");
        stand.slack.people().clicks(stand.sam, card, button(card));
        View form =
            Waiting.forThe(
                PATIENCE,
                () -> stand.slack.workspace().views().top(stand.sam.id()),
                () -> "no form opens");
        Outcome outcome = stand.slack.people().submits(form, Map.of()).await();
        acknowledged += outcome instanceof Outcome.Acknowledged ? 1 : 0;
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        bot.kill();
      }
      try (var bot = Started.on(stand, launcher, folder, true)) {
        Message after = found(bot, stand, room, "\nticket 1001");
        told += after.ts().equals(card.ts()) ? 1 : 0;
        tickets += stand.desk.tickets().size();
      }
    }
  }

  private static Message found(ServedBot bot, SlackStand stand, Channel room, String words) {
    return Waiting.forThe(
        PATIENCE,
        () -> stand.written(room).stream().filter(m -> m.words().contains(words)).findFirst(),
        () -> "no card says %s; the bot computed %s".formatted(words, bot.cpu()));
  }

  private static String button(Message card) {
    return card.blocks().findValues("action_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(BUTTON))
        .findFirst()
        .orElseThrow();
  }
}
