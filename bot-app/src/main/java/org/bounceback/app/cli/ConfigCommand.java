package org.bounceback.app.cli;

import java.util.Map;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.Checks;
import org.bounceback.app.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The configuration in force. */
@CommandLine.Command(
    name = "config",
    description = "Checks the configuration, or shows the values in force without secrets.",
    mixinStandardHelpOptions = true)
final class ConfigCommand extends Command {

  /** What to do with it. */
  enum What {
    check,
    show
  }

  @Parameters(paramLabel = "check|show", description = "what to do")
  private What what = What.check;

  @Mixin private SharedOptions shared = new SharedOptions();

  ConfigCommand(Surroundings around) {
    super(around);
  }

  @Override
  Status answer() throws CannotRun {
    Settings settings = shared.settings(around);
    if (what == What.check) {
      new Checks(settings, around.clock()).diagnostician();
      around.out().println("The configuration can be used.");
      return Status.DONE;
    }
    for (Map.Entry<String, String> each : settings.shown().entrySet()) {
      around.out().println(each.getKey() + ": " + each.getValue());
    }
    return Status.DONE;
  }
}
