package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The drills: what a whole process bears. */
public final class Drills {

  private Drills() {}

  /**
   * Runs one and prints what it gave.
   *
   * @param arguments the launcher, the drill's name, how many events, kills or seconds, where cases
   *     are kept, and the seed of what is drawn at random
   */
  public static void main(String[] arguments) throws Exception {
    // Else every answer of a stand-in to a kept connection waits 40 ms for the bot's system.
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

  /** Where cases are kept: in SQLite, unless {@code postgresql} is named. */
  private static DrillDatabase kept(String... arguments) throws IOException {
    return arguments.length > 3 && arguments[3].equals("postgresql")
        ? DrillDatabase.inPostgres()
        : DrillDatabase.inFolder();
  }

  /** What chance is drawn from: the same number draws the same again. */
  private static long seed(String... arguments) {
    return arguments.length > 4 ? Long.parseLong(arguments[4]) : 1;
  }
}
