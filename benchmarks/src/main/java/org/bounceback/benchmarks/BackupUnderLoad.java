package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/**
 * Copies the database with the command {@code backup} while a bot receives escalations, kills that
 * bot, replaces its data with the last copy, and starts a bot with it. Every copy must contain what
 * was accepted before the copy started, and no ticket may be created twice.
 */
final class BackupUnderLoad {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int SEND_INTERVAL_MILLIS = 20;

  private final EscalationClient escalationClient = new EscalationClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Path launcher;
  private final Path folder;
  private final DeskServer desk;
  private final Map<String, String> settings;
  private int lacking;

  private BackupUnderLoad(
      Path launcher, Path folder, DeskServer desk, Map<String, String> settings) {
    this.launcher = launcher;
    this.folder = folder;
    this.desk = desk;
    this.settings = settings;
  }

  static BenchmarkReport run(Path launcher, Path folder, int copies) throws Exception {
    try (var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<String, String>();
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.per-minute", "6000");
      settings.put("api.token", EscalationClient.TOKEN);
      return new BackupUnderLoad(launcher, folder, desk, settings).all(copies);
    }
  }

  private BenchmarkReport all(int copies) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path restored = data;
    Set<String> kept = Set.of();
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    try (var bot = BotProcess.start(launcher, folder, with(data))) {
      var unused =
          sender.scheduleWithFixedDelay(
              () -> send(bot), 0, SEND_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
      for (int i = 0; i < copies; i++) {
        ConditionWaiter.until(
            TIMEOUT, () -> !escalationClient.accepted().isEmpty(), () -> "nothing accepted");
        Set<String> before = Set.copyOf(escalationClient.accepted());
        restored = copy(data, i);
        kept = keys(restored);
        Set<String> there = kept;
        lacking += (int) before.stream().filter(key -> !there.contains(key)).count();
      }
      bot.kill();
    } finally {
      sender.shutdown();
      sender.awaitTermination(1, TimeUnit.MINUTES);
    }
    try (var bot = BotProcess.start(launcher, folder, with(restored))) {
      Set<String> wanted = kept;
      ConditionWaiter.until(
          TIMEOUT, () -> opened().containsAll(wanted), () -> "opened " + opened().size());
      bot.awaitNoPendingWork(TIMEOUT);
    }
    var benchmarkReport = new BenchmarkReport("copies of the database while escalations come in");
    benchmarkReport.add("copies", copies);
    benchmarkReport.add("accepted", escalationClient.accepted().size());
    benchmarkReport.add("accepted before a copy and not in it", lacking);
    benchmarkReport.add("in the last copy", kept.size());
    benchmarkReport.add("tickets too many", opened().size() - new HashSet<>(opened()).size());
    return benchmarkReport;
  }

  private void send(BotProcess bot) {
    var unused = escalationClient.send(bot, "drill-" + numbers.incrementAndGet());
  }

  private Map<String, String> with(Path data) {
    var all = new HashMap<>(settings);
    all.put("data", data.toString());
    return all;
  }

  /** Creates a folder with a copy as its database. */
  private Path copy(Path data, int number) throws IOException, InterruptedException {
    Path restored = Files.createDirectory(folder.resolve("restored-" + number));
    var command =
        new ProcessBuilder(
            launcher.toString(), "backup", restored.resolve("bounceback.db").toString());
    command.environment().put("BOUNCEBACK_DATA", data.toString());
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("no copy: " + said);
    }
    return restored;
  }

  private static Set<String> keys(Path data) throws StoreException {
    try (Database copy = Database.open(data)) {
      return copy.query("select submission_key from submissions").stream()
          .map(resultRow -> resultRow.text("submission_key"))
          .collect(Collectors.toSet());
    }
  }

  private List<String> opened() {
    return desk.tickets().stream()
        .map(storedTicket -> storedTicket.draft().key().orElse(""))
        .toList();
  }
}
