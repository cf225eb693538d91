package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Desks;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The configuration in force. */
@CommandLine.Command(
    name = "config",
    description = "Checks the configuration, or shows the values in force without secrets.")
final class ConfigCommand extends Command {

  /** What to do with it. */
  enum What {
    check,
    show
  }

  @Parameters(paramLabel = "check|show", description = "what to do")
  private What what = What.check;

  @Mixin private SharedOptions shared = new SharedOptions();

  ConfigCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    Settings settings = shared.settings(around);
    if (what == What.check) {
      check(settings);
      around.out().println("The configuration can be used.");
      return Status.DONE;
    }
    for (Map.Entry<String, String> each : settings.shown().entrySet()) {
      around.out().println(each.getKey() + ": " + each.getValue());
    }
    return Status.DONE;
  }

  /** Builds whatever the settings describe, without asking anybody or touching the data. */
  private void check(Settings settings) throws CommandFailedException {
    var checks = new Checks(settings, around.clock());
    var unused = Desks.elsewhere(settings, around.clock());
    try (Network network = Network.open(settings)) {
      checks.probes(network);
      checks.diagnostician();
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }
}
