package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;

/**
 * Checks two hundred recipients' servers at once. Each server is slow, so a check that waits for
 * another one is visible: the last of many then takes much longer than a single one.
 */
final class RecipientBurst {
  private static final int LOOKS = 200;
  private static final Duration BETWEEN_LINES = Duration.ofMillis(250);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration START = Duration.ofSeconds(30);

  private RecipientBurst() {}

  static BenchmarkReport run(Path launcher, Path folder) throws IOException, InterruptedException {
    try (var stand = SlackStand.open();
        var servers = new MailServers(2 * LOOKS)) {
      for (int i = 0; i < 2 * LOOKS; i++) {
        stand.dns.zones().open(domain(i));
        stand.dns.zones().add(domain(i) + " MX 10 mx." + domain(i) + ".");
        stand.dns.zones().add("mx." + domain(i) + " A " + MailServers.address(i));
      }
      var settings = stand.settings(folder, true);
      settings.put("recipient.smtp-port", String.valueOf(servers.port()));
      settings.put("egress.allow", MailServers.NETWORK + ":" + servers.port());
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        stand.slack.faults().withoutRates();
        ConditionWaiter.until(
            START, () -> stand.slack.socketMode().connections() > 0, () -> "it did not connect");
        timed(stand, stand.channel("warm"), 0, LOOKS / 10);
        Duration alone = timed(stand, stand.channel("alone"), LOOKS / 10, 1);
        Duration all = timed(stand, stand.channel("all"), LOOKS, LOOKS);
        return report(alone, all, stand.refused(""), bot.cpu());
      }
    }
  }

  private static BenchmarkReport report(Duration alone, Duration all, long refused, Duration cpu) {
    var benchmarkReport = new BenchmarkReport("looks at recipients");
    benchmarkReport.add("one alone", alone.toMillis() + " ms");
    benchmarkReport.add("all of " + LOOKS, all.toMillis() + " ms");
    benchmarkReport.add("the last waited for others", all.minus(alone).toMillis() + " ms");
    benchmarkReport.add("refused by Slack", refused);
    benchmarkReport.add("processor time", cpu.toMillis() + " ms");
    return benchmarkReport;
  }

  /** Returns the time until the last of these checks is answered. */
  private static Duration timed(SlackStand stand, Channel room, int from, int count) {
    long began = System.nanoTime();
    for (int i = from; i < from + count; i++) {
      stand.slack.users().types(stand.sam, room, "/bounceback recipient bob@" + domain(i));
    }
    ConditionWaiter.until(
        TIMEOUT, () -> done(stand, room) >= count, () -> done(stand, room) + " answers");
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static long done(SlackStand stand, Channel room) {
    return stand.ephemeral(room).stream().filter(SlackStand::isWhole).count();
  }

  private static String domain(int number) {
    return "partner%d.example".formatted(number);
  }

  /**
   * Slow mail servers, each with its own address, because one address is contacted only once a
   * minute.
   */
  private static final class MailServers implements AutoCloseable {
    static final String NETWORK = "127.1.0.0/16";

    private final List<SmtpServer> servers = new ArrayList<>();

    MailServers(int count) throws IOException {
      var serverBehavior = ServerBehavior.of("mx.partner.example").tarpit(BETWEEN_LINES).build();
      for (int i = 0; i < count; i++) {
        servers.add(SmtpServer.open(address(i), i == 0 ? 0 : port(), serverBehavior));
      }
    }

    int port() {
      return servers.get(0).port();
    }

    static String address(int number) {
      return "127.1.%d.%d".formatted(number / 200, number % 200 + 1);
    }

    @Override
    public void close() throws IOException {
      for (SmtpServer smtpServer : servers) {
        smtpServer.close();
      }
    }
  }
}
