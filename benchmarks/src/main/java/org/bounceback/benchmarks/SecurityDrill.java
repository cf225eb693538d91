package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Attacks a running bot from outside in nine ways from a security review, and reports one line for
 * each: {@code ok} or {@code FAILED}, with what was observed.
 */
final class SecurityDrill {
  private final BenchmarkReport benchmarkReport = new BenchmarkReport("attacks from outside");
  private final Path launcher;
  private final Path folder;
  private int failed;

  private SecurityDrill(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  static BenchmarkReport run(Path launcher, Path folder) throws IOException, InterruptedException {
    var drill = new SecurityDrill(withUmask(launcher, folder), folder);
    drill.storedData();
    drill.deliveries();
    drill.benchmarkReport.add("failed", drill.failed);
    return drill.benchmarkReport;
  }

  /** Attacks a bot in Slack with the local ticket system. */
  private void storedData() throws IOException, InterruptedException {
    try (var stand = SlackStand.open()) {
      var settings = new HashMap<>(stand.settings(folder, true));
      settings.remove("desk.url");
      settings.put("api.token", EscalationClient.TOKEN);
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        ConditionWaiter.until(
            BotProcess.START,
            () -> stand.slack.socketMode().connections() > 0,
            () -> "it did not connect to Slack");
        var data = new StoredData(launcher, folder, settings, bot);
        // First, so that the customer's ticket has the number 1.
        check("4 forged joining", new ForgedJoining(launcher, settings, stand)::run);
        check("3 erasure", data::erasure);
        check("5 reused key", data::reusedKey);
        check("9 terminal output", data::terminalOutput);
        check("6 file modes", data::fileModes);
      }
    }
  }

  /** Attacks bots with a ticket system over HTTP. */
  private void deliveries() throws IOException, InterruptedException {
    try (var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<String, String>();
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.per-minute", "6000");
      settings.put("api.token", EscalationClient.TOKEN);
      check("8 retried mail", new RetriedMail(launcher, folder, desk, settings)::run);
      desk.faults().clear();
      attacked("7 slow clients", settings, bot -> new SlowClients(bot).othersAreServed());
      attacked(
          "1 archive of lines", settings, bot -> new HostileUploads(bot, desk).archiveOfLines());
      attacked(
          "2 uploads of lines", settings, bot -> new HostileUploads(bot, desk).uploadsOfLines());
      attacked(
          "2 sixteen uploads at once",
          settings,
          bot -> new HostileUploads(bot, desk).manyUploads());
    }
  }

  /** An attack on a running bot. */
  @FunctionalInterface
  private interface Attack {
    String on(BotProcess bot) throws Exception;
  }

  /** Runs each attack against a new bot, because an attack may end it. */
  private void attacked(String name, Map<String, String> settings, Attack attack) {
    check(
        name,
        () -> {
          var own = new HashMap<>(settings);
          own.put("data", folder.resolve("data-" + name.replace(' ', '-')).toString());
          try (var bot = BotProcess.start(launcher, folder, own)) {
            return attack.on(bot);
          }
        });
  }

  private void check(String name, SecurityCase attack) {
    long began = System.nanoTime();
    String line;
    try {
      line = "ok, " + attack.run();
    } catch (SecurityCase.Breach breach) {
      failed++;
      line = "FAILED, " + breach.getMessage();
    } catch (Exception unexpected) {
      failed++;
      line = "FAILED, " + unexpected;
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    System.err.println(name + ": " + line);
    benchmarkReport.add(
        name, "%s (%d ms)".formatted(line.replaceAll("[\\p{Cc}\\p{Cf}]+", " "), millis));
  }

  /** Returns a launcher with an unsafe umask: new files would be readable by everyone. */
  private static Path withUmask(Path launcher, Path folder) throws IOException {
    Path script = folder.resolve("with-umask");
    Files.writeString(
        script, "#!/bin/sh\numask 022\nexec '%s' \"$@\"\n".formatted(launcher.toAbsolutePath()));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
