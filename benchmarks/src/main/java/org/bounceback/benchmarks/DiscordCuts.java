package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Channel;

/**
 * Sends many commands while the gateway connection is interrupted repeatedly: disconnected, asked
 * to reconnect, or its session invalidated. Each command is delivered up to four times, in batches
 * of a hundred. A command that failed because Discord could not deliver it in time is typed again,
 * as a user would do.
 */
final class DiscordCuts {
  private static final int BATCH = 100;
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final DiscordStand stand;
  private final Channel room;
  private final Random random = new Random(13);
  private int again;
  private int answered;

  private DiscordCuts(DiscordStand stand) {
    this.stand = stand;
    this.room = stand.channel("cuts");
  }

  static BenchmarkReport run(Path launcher, Path folder, int commands)
      throws IOException, InterruptedException {
    try (var stand = DiscordStand.open()) {
      var cuts = new DiscordCuts(stand);
      try (var bot = stand.start(launcher, folder)) {
        return cuts.all(bot, commands);
      }
    }
  }

  private BenchmarkReport all(BotProcess bot, int commands) {
    stand.discord.withoutRates();
    long began = System.nanoTime();
    for (int batch = 0; batch < commands / BATCH; batch++) {
      batch(batch);
    }
    var benchmarkReport = new BenchmarkReport("gateway cuts");
    benchmarkReport.add("commands", commands);
    benchmarkReport.add("cuts", commands / BATCH);
    benchmarkReport.add("resumed", stand.discord.gateway().resumed());
    benchmarkReport.add("begun anew", stand.discord.gateway().identified() - 1);
    benchmarkReport.add("typed again since Discord could not tell it in time", again);
    benchmarkReport.add("answered", answered);
    benchmarkReport.add("answered twice", stand.ephemeral(room).size() - answered);
    benchmarkReport.add("refused by Discord", stand.discord.refusals().size());
    benchmarkReport.add("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    benchmarkReport.add("processor time", bot.cpu().toMillis() + " ms");
    return benchmarkReport;
  }

  private void batch(int number) {
    List<GatewayDelivery> commands = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      commands.add(help());
      if (i == BATCH / 2) {
        cut(number);
      }
    }
    while (!commands.isEmpty()) {
      List<GatewayDelivery> failed = new ArrayList<>();
      for (GatewayDelivery command : commands) {
        if (outcome(command) instanceof DeliveryOutcome.Answered) {
          answered++;
        } else {
          failed.add(command);
        }
      }
      again += failed.size();
      ConditionWaiter.until(
          TIMEOUT, () -> stand.discord.gateway().live() > 0, () -> "not connected again");
      commands = new ArrayList<>();
      for (GatewayDelivery unused : failed) {
        commands.add(help());
      }
    }
  }

  private GatewayDelivery help() {
    GatewayDelivery command = stand.discord.users().types(stand.sam, room, "/bounceback help");
    for (int n = random.nextInt(4); n > 0; n--) {
      stand.discord.deliveries().again(command);
    }
    return command;
  }

  private void cut(int number) {
    switch (number % 4) {
      case 0 -> stand.discord.gateway().disconnect();
      case 1 -> stand.discord.gateway().reconnect();
      case 2 -> stand.discord.gateway().invalidate(true);
      default -> stand.discord.gateway().invalidate(false);
    }
  }

  private static DeliveryOutcome outcome(GatewayDelivery command) {
    try {
      return command.await();
    } catch (Exception late) {
      throw new IllegalStateException(late);
    }
  }
}
