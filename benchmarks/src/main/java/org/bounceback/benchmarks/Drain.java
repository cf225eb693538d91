package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Queues many escalations while the ticket system is unavailable, and then measures how fast they
 * are delivered, how many requests that takes, and how much memory.
 */
final class Drain {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final int BATCH_SIZE = 16;
  private static final int PER_MINUTE = 3000;

  private Drain() {}

  static BenchmarkReport run(Path launcher, Path folder, int many, DrillDatabase drillDatabase)
      throws IOException, InterruptedException {
    try (drillDatabase;
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      Map<String, String> settings = new HashMap<>(drillDatabase.settings());
      settings.put("data", folder.resolve("data").toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.per-minute", Integer.toString(PER_MINUTE));
      settings.put("api.token", EscalationClient.TOKEN);
      desk.faults().untilCleared(DeskFault.status(500));
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        return drained(bot, desk, many);
      }
    }
  }

  private static BenchmarkReport drained(BotProcess bot, DeskServer desk, int many)
      throws IOException {
    var escalationClient = new EscalationClient();
    long begin = System.nanoTime();
    for (int i = 0; i < many; i += BATCH_SIZE) {
      List<CompletableFuture<Boolean>> together = new ArrayList<>();
      for (int j = i; j < Math.min(many, i + BATCH_SIZE); j++) {
        together.add(escalationClient.send(bot, "drill-" + j));
      }
      together.forEach(CompletableFuture::join);
    }
    Duration accepting = Duration.ofNanos(System.nanoTime() - begin);
    desk.faults().clear();
    Instant cleared = Instant.now();
    long back = System.nanoTime();
    ConditionWaiter.until(
        TIMEOUT,
        () -> desk.tickets().size() >= escalationClient.accepted().size(),
        () -> "opened " + desk.tickets().size());
    List<String> opened =
        desk.tickets().stream().map(storedTicket -> storedTicket.draft().key().orElse("")).toList();
    var benchmarkReport =
        new BenchmarkReport("escalations queued while the ticket system is unavailable");
    benchmarkReport.add("accepted", escalationClient.accepted().size());
    benchmarkReport.add("seconds to accept them", accepting.toSeconds());
    benchmarkReport.add("seconds to drain", Duration.ofNanos(System.nanoTime() - back).toSeconds());
    benchmarkReport.add("requests a minute allowed", PER_MINUTE);
    benchmarkReport.add(
        "most requests in a minute", RequestRate.maxPerMinute(desk.requestTimes(), cleared));
    benchmarkReport.add("computed", bot.cpu());
    benchmarkReport.add("tickets too many", opened.size() - new HashSet<>(opened).size());
    benchmarkReport.add("most memory in MiB", bot.peakMemory() / 1024);
    return benchmarkReport;
  }
}
