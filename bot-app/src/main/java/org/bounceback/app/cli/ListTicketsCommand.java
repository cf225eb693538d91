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

/** The local desk's tickets. */
@CommandLine.Command(
    name = "list",
    description = "Lists the tickets of the local desk that are not closed, newest first.")
final class ListTicketsCommand extends Command {
  private static final int MAX = 100_000;

  @Option(names = "--all", description = "the closed ones too")
  private boolean all;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ListTicketsCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(around), around.clock())) {
      new LocalTickets(storage.database(), around.clock())
          .newest(all, MAX)
          .forEach(each -> around.out().println(json ? TicketJson.of(each) : line(each)));
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
