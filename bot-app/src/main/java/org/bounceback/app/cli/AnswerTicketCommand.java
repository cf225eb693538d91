package org.bounceback.app.cli;

import java.util.Optional;
import java.util.UUID;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.bounceback.ticket.desk.local.LocalTickets;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a ticket of the local ticket system. */
@CommandLine.Command(
    name = "answer",
    description = "Answers a ticket of the local ticket system; the answer is posted in the chat.")
final class AnswerTicketCommand extends Command {

  @Parameters(index = "0", paramLabel = "N", description = "the ticket's number")
  private long number;

  @Parameters(index = "1", paramLabel = "TEXT", description = "the answer")
  private String words = "";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "the author; by default the login name")
  private Optional<String> name = Optional.empty();

  @Mixin private SharedOptions shared = new SharedOptions();

  AnswerTicketCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    if (words.isBlank() || words.length() > LocalTicket.MAX) {
      throw new CommandFailedException(
          Status.USAGE, "an answer has 1 to %d characters".formatted(LocalTicket.MAX));
    }
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      var tickets = new LocalTickets(storage.database(), environment.clock());
      String author = name.orElse(System.getProperty("user.name", "somebody"));
      if (!tickets.answer(number, UUID.randomUUID().toString(), author, words.strip())) {
        throw ShowTicketCommand.none(number);
      }
      boolean unused = storage.escalations().webhookEvents().ticketChanged(Long.toString(number));
      environment.err().println("bounceback: ticket " + number + " is answered");
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }
}
