package org.bounceback.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The drills of the Slack side: {@code burst}, {@code storm}, {@code kills}. */
public final class SlackDrills {

  private SlackDrills() {}

  /**
   * Runs one and prints what it gave.
   *
   * @param arguments the launcher and the drill's name
   */
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("bounceback-drill");
    Report report =
        switch (arguments[1]) {
          case "burst" -> SlackBurst.run(launcher, folder, true);
          case "burst-http" -> SlackBurst.run(launcher, folder, false);
          default -> throw new IllegalArgumentException("no such drill: " + arguments[1]);
        };
    System.out.println(report);
    System.exit(0);
  }
}
