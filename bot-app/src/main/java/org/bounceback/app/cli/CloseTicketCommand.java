package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.local.LocalTickets;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Closes a ticket of the local ticket system. */
@CommandLine.Command(
    name = "close",
    description = "Closes a ticket of the local ticket system; the chat shows it as solved.")
final class CloseTicketCommand extends Command {

  @Parameters(paramLabel = "N", description = "the ticket's number")
  private long number;

  @Mixin private SharedOptions shared = new SharedOptions();

  CloseTicketCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      var tickets = new LocalTickets(storage.database(), environment.clock());
      if (!tickets.setStatus(number, TicketStatus.SOLVED)) {
        throw ShowTicketCommand.none(number);
      }
      boolean unused = storage.escalations().webhookEvents().ticketChanged(Long.toString(number));
      environment.err().println("bounceback: ticket " + number + " is closed");
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }
}
