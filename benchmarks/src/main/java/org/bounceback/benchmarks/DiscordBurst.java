package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.dns.Fault;

/** Sends two hundred commands at once while DNS is slow. */
final class DiscordBurst {
  private static final int COMMANDS = 200;
  private static final Duration DISCORD_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  /** The feedback buttons, which only a whole answer has. */
  private static final String FEEDBACK = "helpful:";

  private DiscordBurst() {}

  /**
   * Measures a bot that was just started, after a first run with another bot that warms up the test
   * environment.
   */
  static BenchmarkReport run(Path launcher, Path folder) throws IOException, InterruptedException {
    once(launcher, folder);
    return once(launcher, folder);
  }

  private static BenchmarkReport once(Path launcher, Path folder)
      throws IOException, InterruptedException {
    try (var stand = DiscordStand.open()) {
      Channel room = stand.channel("commands");
      stand.dns.faults().everywhere(Fault.delay(SLOW));
      try (var bot = stand.start(launcher, folder)) {
        return burst(stand, bot, room);
      }
    }
  }

  private static BenchmarkReport burst(DiscordStand stand, BotProcess bot, Channel room) {
    List<GatewayDelivery> commands = new ArrayList<>();
    Duration cpuBefore = bot.cpu();
    long began = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      commands.add(stand.discord.users().types(stand.sam, room, "/blacklist 198.51.100." + i));
    }
    Duration firing = Duration.ofNanos(System.nanoTime() - began);
    ConditionWaiter.until(
        TIMEOUT,
        () -> done(stand.ephemeral(room)) >= COMMANDS,
        () ->
            "%d commands were answered; refused: %s; directly: %s; unfinished: %s"
                .formatted(
                    done(stand.ephemeral(room)),
                    stand.discord.refusals(),
                    stand.written(stand.discord.state().direct(stand.sam)),
                    stand.ephemeral(room).stream().filter(message -> !isWhole(message)).toList()));
    var benchmarkReport = new BenchmarkReport("burst");
    benchmarkReport.add("told within", firing.toMillis() + " ms");
    benchmarkReport.add("first answers", new Quantiles(firstAnswers(commands)).toString());
    benchmarkReport.add(
        "all answered within", Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
    benchmarkReport.add("commands answered twice", stand.ephemeral(room).size() - COMMANDS);
    benchmarkReport.add("refused by Discord", stand.discord.refusals().size());
    benchmarkReport.add("processor time", bot.cpu().minus(cpuBefore).toMillis() + " ms");
    return benchmarkReport;
  }

  private static long done(List<Message> messages) {
    return messages.stream().filter(DiscordBurst::isWhole).count();
  }

  private static boolean isWhole(Message message) {
    return message.components().findValues("custom_id").stream()
        .anyMatch(id -> id.asText().startsWith(FEEDBACK));
  }

  private static List<Duration> firstAnswers(List<GatewayDelivery> deliveries) {
    return deliveries.stream().map(DiscordBurst::firstAnswer).toList();
  }

  /** Returns the time to the first response; a late one counts as Discord's whole timeout. */
  private static Duration firstAnswer(GatewayDelivery gatewayDelivery) {
    try {
      return gatewayDelivery.await() instanceof DeliveryOutcome.Answered
          ? gatewayDelivery.answeredAfter()
          : DISCORD_TIMEOUT;
    } catch (Exception late) {
      throw new IllegalStateException(late);
    }
  }
}
