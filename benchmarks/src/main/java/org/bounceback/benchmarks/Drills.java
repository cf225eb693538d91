package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the endurance and fault tests of a whole process. */
public final class Drills {

  private Drills() {}

  /**
   * Runs one test and prints its report.
   *
   * @param arguments the launcher, the test's name, the number of events, kills or seconds, the
   *     database, and the random seed
   */
  public static void main(String[] arguments) throws Exception {
    // Otherwise every response of a simulated server on a kept-alive connection is delayed by 40
    // ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Path launcher = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("bounceback-drill");
    BenchmarkReport benchmarkReport =
        switch (arguments[1]) {
          case "burst" -> SlackBurst.run(launcher, folder, true);
          case "burst-http" -> SlackBurst.run(launcher, folder, false);
          case "storm" -> SlackStorm.run(launcher, folder, Integer.parseInt(arguments[2]));
          case "slack-kills" ->
              ChatKills.run(
                  launcher,
                  folder,
                  Integer.parseInt(arguments[2]),
                  kept(arguments),
                  new KilledSlack(),
                  seed(arguments));
          case "discord-burst" -> DiscordBurst.run(launcher, folder);
          case "discord-cuts" -> DiscordCuts.run(launcher, folder, Integer.parseInt(arguments[2]));
          case "discord-kills" ->
              ChatKills.run(
                  launcher,
                  folder,
                  Integer.parseInt(arguments[2]),
                  kept(arguments),
                  new KilledDiscord(),
                  seed(arguments));
          case "reading" ->
              ReadingPace.run(
                  launcher.resolveSibling("bot-core/src/test/resources/bounces"),
                  Integer.parseInt(arguments[2]));
          case "recipients" -> RecipientBurst.run(launcher, folder);
          case "api-kills" ->
              ApiKills.run(
                  launcher,
                  folder,
                  Integer.parseInt(arguments[2]),
                  kept(arguments),
                  seed(arguments));
          case "mail-kills" ->
              MailKills.run(launcher, folder, Integer.parseInt(arguments[2]), kept(arguments));
          case "replica-kills" ->
              ReplicaKills.run(
                  launcher, folder, Duration.ofSeconds(Integer.parseInt(arguments[2])));
          case "store-troubles" ->
              arguments.length > 2 && arguments[2].equals("postgresql")
                  ? PostgresFaults.run(launcher, folder)
                  : DataFolderFaults.run(launcher, folder);
          case "drain" ->
              Drain.run(launcher, folder, Integer.parseInt(arguments[2]), kept(arguments));
          case "drain-in-order" ->
              DrainInOrder.run(launcher, folder, Integer.parseInt(arguments[2]));
          case "security" -> SecurityDrill.run(launcher, folder);
          case "backups" -> BackupUnderLoad.run(launcher, folder, Integer.parseInt(arguments[2]));
          default -> throw new IllegalArgumentException("no such drill: " + arguments[1]);
        };
    System.out.println(benchmarkReport);
    Folders.remove(folder);
    System.exit(0);
  }

  /** Returns the database: SQLite, unless {@code postgresql} is selected. */
  private static DrillDatabase kept(String... arguments) throws IOException {
    return arguments.length > 3 && arguments[3].equals("postgresql")
        ? DrillDatabase.inPostgres()
        : DrillDatabase.inFolder();
  }

  /** Returns the random seed; the same seed repeats the same choices. */
  private static long seed(String... arguments) {
    return arguments.length > 4 ? Long.parseLong(arguments[4]) : 1;
  }
}
