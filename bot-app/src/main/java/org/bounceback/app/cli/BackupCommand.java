package org.bounceback.app.cli;

import java.nio.file.Path;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.store.Backup;
import org.bounceback.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the database. */
@CommandLine.Command(
    name = "backup",
    description = "Copies the database to a new file, even while the bot is running.")
final class BackupCommand extends Command {

  @Parameters(paramLabel = "FILE", description = "the target; must not exist")
  private Path file = Path.of("");

  @Mixin private SharedOptions shared = new SharedOptions();

  BackupCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Settings settings = shared.settings(environment);
    if (Storage.server(settings).isPresent()) {
      throw new CommandFailedException(
          Status.USAGE,
          "the database is PostgreSQL, which has its own tool for this; run pg_dump"
              + " --format=custom --file=%s NAME, see docs/how-to/back-up.md".formatted(file));
    }
    Path folder = settings.path("data").orElseThrow();
    try {
      Backup.write(folder, file.toAbsolutePath());
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
    environment.out().println("The database of " + folder + " is copied to " + file + ".");
    return Status.DONE;
  }
}
