package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Runs two replicas on one PostgreSQL, one of which is killed at random moments and restarted.
 * Clients escalate through both and send rejected requests to the other one. At the end every
 * accepted key must be exactly one ticket.
 */
final class ReplicaKills {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final int BETWEEN_SENDS_MILLIS = 100;
  private static final int LATEST_MILLIS = 8000;

  private final Random random = new Random(7);
  private final EscalationClient escalationClient = new EscalationClient();
  private final AtomicInteger sentAgain = new AtomicInteger();
  private final AtomicReferenceArray<BotProcess> bots = new AtomicReferenceArray<>(2);
  private final DeskServer desk;
  private final Path launcher;
  private final Path folder;
  private final Map<String, String> settings;
  private int kills;

  private ReplicaKills(DeskServer desk, Path launcher, Path folder, Map<String, String> settings) {
    this.desk = desk;
    this.launcher = launcher;
    this.folder = folder;
    this.settings = settings;
  }

  static BenchmarkReport run(Path launcher, Path folder, Duration span)
      throws IOException, InterruptedException {
    try (var drillDatabase = DrillDatabase.inPostgres();
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<>(drillDatabase.settings());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.per-minute", "6000");
      settings.put("api.token", EscalationClient.TOKEN);
      var drill = new ReplicaKills(desk, launcher, folder, settings);
      try {
        return drill.all(span);
      } finally {
        drill.end();
      }
    }
  }

  private BenchmarkReport all(Duration span) throws IOException, InterruptedException {
    start(0);
    start(1);
    long end = System.nanoTime() + span.toNanos();
    var sender = Executors.newSingleThreadScheduledExecutor();
    try {
      var numbers = new AtomicInteger();
      var unused =
          sender.scheduleWithFixedDelay(
              () -> send("drill-" + numbers.incrementAndGet()),
              0,
              BETWEEN_SENDS_MILLIS,
              TimeUnit.MILLISECONDS);
      while (System.nanoTime() - end < 0) {
        misbehave();
        int victim = random.nextInt(2);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_MILLIS));
        bots.get(victim).kill();
        kills++;
        start(victim);
      }
    } finally {
      sender.shutdown();
      sender.awaitTermination(1, TimeUnit.MINUTES);
    }
    desk.faults().clear();
    ConditionWaiter.until(
        TIMEOUT,
        () -> keys().containsAll(escalationClient.accepted()),
        () ->
            "accepted %d, opened %d".formatted(escalationClient.accepted().size(), keys().size()));
    bots.get(0).awaitNoPendingWork(TIMEOUT);
    return report();
  }

  private void end() {
    for (int i = 0; i < bots.length(); i++) {
      BotProcess bot = bots.get(i);
      if (bot != null) {
        bot.close();
      }
    }
  }

  private void start(int which) throws IOException {
    var own = new HashMap<>(settings);
    own.put("data", folder.resolve("data" + which).toString());
    var bot = BotProcess.begin(launcher, folder.resolve("serve" + which + ".log"), own);
    bots.set(which, bot);
    bot.awaitReady();
  }

  /**
   * Sends a request to one replica, and with the same key to the other one if the first did not
   * accept it.
   */
  private void send(String key) {
    int first = random.nextInt(2);
    var unused =
        escalationClient
            .send(bots.get(first), key)
            .thenCompose(
                accepted -> {
                  if (accepted) {
                    return CompletableFuture.completedFuture(true);
                  }
                  sentAgain.incrementAndGet();
                  return escalationClient.send(bots.get(1 - first), key);
                });
  }

  private void misbehave() {
    desk.faults().clear();
    DeskFault fault =
        switch (random.nextInt(4)) {
          case 0 -> DeskFault.none();
          case 1 -> DeskFault.status(500);
          case 2 -> DeskFault.delay(Duration.ofMillis(300));
          default -> DeskFault.openAndDisconnect();
        };
    desk.faults().next(4, fault);
  }

  private BenchmarkReport report() {
    List<String> opened = keys();
    var benchmarkReport = new BenchmarkReport("two replicas, one killed at random moments");
    benchmarkReport.add("kills", kills);
    benchmarkReport.add("sent", escalationClient.sent().size());
    benchmarkReport.add("sent again to the other", sentAgain.get());
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

  private List<String> keys() {
    return desk.tickets().stream()
        .map(storedTicket -> storedTicket.draft().key().orElse(""))
        .toList();
  }
}
