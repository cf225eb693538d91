package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.FailedDeskDeliveries.Letter;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists deliveries that need an operator. */
@CommandLine.Command(
    name = "dead",
    description =
        "Lists the tickets and notes that the ticket system rejected and that are not retried.")
final class DeadTicketsCommand extends Command {

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  DeadTicketsCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      storage
          .escalations()
          .failedDeliveries()
          .all()
          .forEach(letter -> environment.out().println(json ? object(letter) : line(letter)));
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  private static String line(Letter letter) {
    return String.join(
        "\t",
        letter.about().text(),
        what(letter),
        letter.givenUp().toString(),
        letter.reason().replaceAll("\\s+", " "));
  }

  private static JsonObjectBuilder object(Letter letter) {
    return new JsonObjectBuilder()
        .with("case", letter.about().text())
        .with("what", what(letter))
        .with("givenUp", letter.givenUp().toString())
        .with("why", letter.reason());
  }

  private static String what(Letter letter) {
    return letter.note() ? "note" : "ticket";
  }
}
