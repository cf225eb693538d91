package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.store.ClockPlausibility;
import org.bounceback.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows whether the clock is trusted for the deletion of old data. */
@CommandLine.Command(
    name = "clock",
    description =
        "Shows whether the clock is trusted for the deletion of old data, or confirms it.")
final class ClockCommand extends Command {

  @Option(names = "--confirm", description = "trust the current time of the clock")
  private boolean confirm;

  @Mixin private SharedOptions shared = new SharedOptions();

  ClockCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      ClockPlausibility clock = storage.plausibility();
      if (confirm) {
        environment.out().println("The clock is trusted as it is now: " + clock.confirm() + ".");
        return Status.DONE;
      }
      Optional<String> trouble = clock.look();
      environment
          .out()
          .println(
              storage.clock().instant()
                  + ": "
                  + trouble.orElse("the clock is trusted, what is old is deleted"));
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }
}
