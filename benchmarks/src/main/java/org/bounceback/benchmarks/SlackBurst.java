package org.bounceback.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;

/** Sends two hundred commands and fifty uploads at once while DNS is slow. */
final class SlackBurst {
  private static final int COMMANDS = 200;
  private static final int UPLOADS = 50;
  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private SlackBurst() {}

  /**
   * Measures a bot that was just started, after a first run with another bot that warms up the test
   * environment.
   */
  static BenchmarkReport run(Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    once(launcher, folder, socketMode);
    return once(launcher, folder, socketMode);
  }

  private static BenchmarkReport once(Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    try (var stand = SlackStand.open();
        var bot = RunningDrill.on(stand, launcher, folder, socketMode)) {
      stand.slack.faults().withoutRates();
      stand.dns.faults().everywhere(Fault.delay(SLOW));
      return burst(stand, bot, socketMode ? "Socket Mode" : "HTTP");
    }
  }

  private static BenchmarkReport burst(SlackStand stand, BotProcess bot, String transport) {
    Channel room = stand.channel("commands");
    List<Channel> rooms = new ArrayList<>();
    List<EventDelivery> commands = new ArrayList<>();
    List<EventDelivery> uploads = new ArrayList<>();
    Duration cpuBefore = bot.cpu();
    long began = System.nanoTime();
    for (int i = 0; i < COMMANDS; i++) {
      String line = "/blacklist 198.51.100." + i;
      commands.add(stand.slack.users().types(stand.sam, room, line));
      if (i % (COMMANDS / UPLOADS) == 0) {
        Channel own = stand.channel("uploads-" + i);
        rooms.add(own);
        uploads.add(stand.slack.users().uploads(stand.sam, own, "", stand.bounced(i)));
      }
    }
    Duration firing = Duration.ofNanos(System.nanoTime() - began);
    ConditionWaiter.until(
        TIMEOUT,
        () ->
            done(stand.ephemeral(room)) == COMMANDS
                && rooms.stream().allMatch(own -> done(stand.written(own)) > 0),
        () -> done(stand.ephemeral(room)) + " commands and not all uploads were answered");
    var benchmarkReport = new BenchmarkReport("burst, " + transport);
    benchmarkReport.add("told within", firing.toMillis() + " ms");
    benchmarkReport.add("acknowledged commands", acknowledgements(commands).toString());
    benchmarkReport.add("acknowledged uploads", acknowledgements(uploads).toString());
    benchmarkReport.add("first card of uploads", firstCards(stand, rooms).toString());
    benchmarkReport.add(
        "all answered within", Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
    benchmarkReport.add("commands answered twice", stand.ephemeral(room).size() - COMMANDS);
    benchmarkReport.add(
        "uploads answered twice",
        rooms.stream().mapToInt(own -> stand.written(own).size() - 1).sum());
    benchmarkReport.add("refused by Slack", stand.refused(""));
    benchmarkReport.add("processor time", bot.cpu().minus(cpuBefore).toMillis() + " ms");
    return benchmarkReport;
  }

  private static long done(List<Message> messages) {
    return messages.stream().filter(SlackStand::isWhole).count();
  }

  private static Quantiles acknowledgements(List<EventDelivery> deliveries) {
    return new Quantiles(deliveries.stream().map(SlackBurst::acknowledged).toList());
  }

  /** Returns the time to the acknowledgement; a late one counts as Slack's whole timeout. */
  private static Duration acknowledged(EventDelivery eventDelivery) {
    try {
      return eventDelivery.await() instanceof DeliveryOutcome.Acknowledged
          ? eventDelivery.answeredAfter()
          : SLACKS_PATIENCE;
    } catch (Exception late) {
      throw new IllegalStateException(late);
    }
  }

  private static Quantiles firstCards(SlackStand stand, List<Channel> rooms) {
    return new Quantiles(rooms.stream().map(own -> untilFirstCard(stand, own)).toList());
  }

  private static Duration untilFirstCard(SlackStand stand, Channel own) {
    List<Message> all = stand.slack.workspace().messages().in(own.id());
    Optional<Message> upload = all.stream().filter(message -> !message.byApp()).findFirst();
    Optional<Message> card = all.stream().filter(Message::byApp).findFirst();
    return seconds(card.orElseThrow()).minus(seconds(upload.orElseThrow()));
  }

  /** Returns a message's time from its {@code ts}, which is in seconds. */
  private static Duration seconds(Message message) {
    return Duration.ofMillis(
        new BigDecimal(message.ts()).movePointRight(3).toBigInteger().longValueExact());
  }
}
