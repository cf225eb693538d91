package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.delivery.SocketMode.Reason;
import org.bounceback.sandbox.slack.world.Channel;

/**
 * Sends many uploads, each delivered up to four times, with the same event id and with new ones,
 * out of order, in batches of fifty. Each batch uses a socket that is disconnected immediately, so
 * that the events in flight reach the bot only through Slack's retry. Five percent of the bot's
 * messages are refused with status 429; two percent are accepted but their response is lost.
 */
final class SlackStorm {
  private static final int BATCH = 50;
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(1500);
  private static final Duration TIMEOUT = Duration.ofMinutes(8);

  private final SlackStand stand;
  private final Random random = new Random(7);
  private final List<Channel> rooms = new ArrayList<>();

  private SlackStorm(SlackStand stand) {
    this.stand = stand;
  }

  static BenchmarkReport run(Path launcher, Path folder, int events)
      throws IOException, InterruptedException {
    try (var stand = SlackStand.open();
        var bot = RunningDrill.on(stand, launcher, folder, true)) {
      return new SlackStorm(stand).storm(bot, events);
    }
  }

  private BenchmarkReport storm(BotProcess bot, int events) {
    stand.slack.faults().withoutRates();
    long began = System.nanoTime();
    int batches = events / BATCH;
    for (int batch = 0; batch < batches; batch++) {
      batch(batch);
      if (batch == batches / 3 || batch == 2 * batches / 3) {
        stand.slack.socketMode().disconnect(Reason.REFRESH_REQUESTED);
      }
      LockSupport.parkNanos(BETWEEN_BATCHES.toNanos());
    }
    ConditionWaiter.until(
        TIMEOUT,
        () -> rooms.stream().allMatch(room -> cards(room) >= BATCH),
        () -> "answered %d of %d".formatted(cards(), events));
    var benchmarkReport = new BenchmarkReport("storm, Socket Mode");
    benchmarkReport.add("events", events);
    benchmarkReport.add("answered", cards());
    benchmarkReport.add("messages too many", messages() - events);
    benchmarkReport.add("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    benchmarkReport.add("refused by Slack, but what a cut socket lost", stand.refused("ack"));
    benchmarkReport.add("processor time", bot.cpu().toMillis() + " ms");
    return benchmarkReport;
  }

  private void batch(int batch) {
    Channel room = stand.channel("storm-" + batch);
    rooms.add(room);
    stand.slack.deliveries().hold();
    List<EventDelivery> deliveries = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      var file = stand.bounced(batch * BATCH + i);
      deliveries.add(stand.slack.users().uploads(stand.sam, room, "", file));
      faults();
    }
    stand.slack.deliveries().releaseReversed();
    stand.slack.socketMode().disconnectAll();
    for (EventDelivery delivery : deliveries) {
      for (int n = random.nextInt(4); n > 0; n--) {
        if (random.nextBoolean()) {
          stand.slack.deliveries().asNew(delivery);
        } else {
          stand.slack.deliveries().again(delivery);
        }
      }
    }
  }

  private void faults() {
    if (random.nextInt(20) == 0) {
      stand.slack.faults().next(1, "chat.postMessage", ApiFault.rateLimited(Duration.ofSeconds(1)));
    }
    if (random.nextInt(50) == 0) {
      stand.slack.faults().next(1, "chat.postMessage", ApiFault.doneAndCut());
    }
  }

  private int cards() {
    return rooms.stream().mapToInt(this::cards).sum();
  }

  private int cards(Channel room) {
    return (int) stand.written(room).stream().filter(SlackStand::isWhole).count();
  }

  private int messages() {
    return rooms.stream().mapToInt(room -> stand.written(room).size()).sum();
  }
}
