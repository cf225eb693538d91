package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Kills the bot at random moments while clients escalate through its API and the ticket system has
 * faults. The next process continues with the same data. At the end every accepted key must be
 * exactly one ticket, and every ticket must belong to a key that was sent.
 */
final class ApiKills {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final int BATCH_SIZE = 8;
  private static final int MAX_DELAY_MILLIS = 600;

  private final Random random;
  private final EscalationClient escalationClient = new EscalationClient();
  private final DeskServer desk;
  private final DeskFaultInjector faultInjector;
  private final Map<String, String> settings;

  private ApiKills(DeskServer desk, Map<String, String> settings, long seed) {
    this.random = new Random(seed);
    this.desk = desk;
    this.faultInjector = new DeskFaultInjector(desk, new Random(random.nextLong()));
    this.settings = settings;
  }

  static BenchmarkReport run(
      Path launcher, Path folder, int kills, DrillDatabase drillDatabase, long seed)
      throws IOException, InterruptedException {
    try (drillDatabase;
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<>(drillDatabase.settings());
      settings.put("data", folder.resolve("data").toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.per-minute", "6000");
      settings.put("api.token", EscalationClient.TOKEN);
      return new ApiKills(desk, settings, seed).all(launcher, folder, kills, seed);
    }
  }

  private BenchmarkReport all(Path launcher, Path folder, int kills, long seed)
      throws IOException, InterruptedException {
    for (int i = 0; i < kills; i++) {
      faultInjector.change();
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        int before = escalationClient.accepted().size();
        CompletableFuture<?> answered = escalate(bot, i);
        if (i % 2 == 1) {
          ConditionWaiter.until(
              START,
              () -> escalationClient.accepted().size() > before,
              () -> "nothing was accepted");
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS)).toNanos());
        bot.kill();
        answered.join();
      }
    }
    faultInjector.clear();
    try (var bot = BotProcess.start(launcher, folder, settings)) {
      ConditionWaiter.until(
          TIMEOUT,
          () -> keys().containsAll(escalationClient.accepted()),
          () ->
              "accepted %d, opened %d, computed %s"
                  .formatted(escalationClient.accepted().size(), keys().size(), bot.cpu()));
      bot.awaitNoPendingWork(TIMEOUT);
    }
    List<String> opened = keys();
    var benchmarkReport =
        new BenchmarkReport("kill -9 during escalations through the API, seed " + seed);
    benchmarkReport.add("kills", kills);
    benchmarkReport.add("sent", escalationClient.sent().size());
    benchmarkReport.add("accepted", escalationClient.accepted().size());
    benchmarkReport.add(
        "accepted without a ticket",
        escalationClient.accepted().stream().filter(key -> !opened.contains(key)).count());
    benchmarkReport.add("tickets too many", opened.size() - new HashSet<>(opened).size());
    benchmarkReport.add(
        "tickets nobody asked for",
        opened.stream().filter(key -> !escalationClient.sent().contains(key)).count());
    return benchmarkReport;
  }

  private CompletableFuture<?> escalate(BotProcess bot, int round) {
    List<CompletableFuture<Boolean>> together = new ArrayList<>();
    for (int i = 0; i < BATCH_SIZE; i++) {
      together.add(escalationClient.send(bot, "drill-%d-%d".formatted(round, i)));
    }
    return CompletableFuture.allOf(together.toArray(CompletableFuture[]::new));
  }

  private List<String> keys() {
    return desk.tickets().stream()
        .map(storedTicket -> storedTicket.draft().key().orElse(""))
        .toList();
  }
}
