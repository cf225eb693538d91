package org.bounceback.app.cli;

import java.time.Instant;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.bounceback.ticket.desk.local.LocalTickets;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the tickets of the local ticket system. */
@CommandLine.Command(
    name = "list",
    description = "Lists the open tickets of the local ticket system, newest first.")
final class ListTicketsCommand extends Command {
  private static final int MAX = 100_000;

  @Option(names = "--all", description = "include closed tickets")
  private boolean all;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ListTicketsCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      new LocalTickets(storage.database(), environment.clock())
          .newest(all, MAX)
          .forEach(
              ticket -> environment.out().println(json ? TicketJson.of(ticket) : line(ticket)));
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  private static String line(LocalTicket ticket) {
    return String.join(
        "\t",
        Long.toString(ticket.number()),
        TicketJson.word(ticket.status()),
        ticket.opened().map(Instant::toString).orElse("-"),
        TicketJson.onOneLine(ticket.requester()),
        TicketJson.onOneLine(ticket.subject()));
  }
}
