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

/** Checks or shows the effective configuration. */
@CommandLine.Command(
    name = "config",
    description = "Checks the configuration, or shows the effective values without secrets.")
final class ConfigCommand extends Command {

  /** The operation. */
  enum What {
    check,
    show
  }

  @Parameters(paramLabel = "check|show", description = "the operation")
  private What what = What.check;

  @Mixin private SharedOptions shared = new SharedOptions();

  ConfigCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Settings settings = shared.settings(environment);
    if (what == What.check) {
      check(settings);
      environment.out().println("The configuration can be used.");
      return Status.DONE;
    }
    for (Map.Entry<String, String> entry : settings.redacted().entrySet()) {
      environment.out().println(entry.getKey() + ": " + entry.getValue());
    }
    return Status.DONE;
  }

  /** Builds everything from the settings, without network access or changes to the data. */
  private void check(Settings settings) throws CommandFailedException {
    var checks = new Checks(settings, environment.clock());
    var unused = Desks.elsewhere(settings, environment.clock());
    try (Network network = Network.open(settings)) {
      checks.probes(network);
      checks.diagnosisEngine();
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }
}
