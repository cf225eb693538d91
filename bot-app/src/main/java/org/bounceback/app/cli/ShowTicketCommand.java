package org.bounceback.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.PrivateFiles;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.bounceback.ticket.desk.local.LocalTickets;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one ticket of the local ticket system. */
@CommandLine.Command(name = "show", description = "Prints a ticket of the local ticket system.")
final class ShowTicketCommand extends Command {

  @Parameters(paramLabel = "N", description = "the ticket's number")
  private long number;

  @Option(names = "--json", description = "as a JSON object")
  private boolean json;

  @Option(
      names = "--mail",
      paramLabel = "FILE",
      description = "write the unchanged bounced e-mail to a new file")
  private Optional<Path> file = Optional.empty();

  @Mixin private SharedOptions shared = new SharedOptions();

  ShowTicketCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      var tickets = new LocalTickets(storage.database(), environment.clock());
      LocalTicket found = tickets.find(number).orElseThrow(() -> none(number));
      if (file.isPresent()) {
        write(tickets.mail(number), file.get());
      }
      environment.out().println(json ? TicketJson.whole(found).toString() : text(found));
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  static CommandFailedException none(long number) {
    return new CommandFailedException(
        Status.USAGE,
        "the local ticket system has no ticket %d; tickets list --all shows all".formatted(number));
  }

  private static void write(Optional<StoredMail> mail, Path file) throws CommandFailedException {
    if (mail.isEmpty()) {
      throw new CommandFailedException(Status.USAGE, "that ticket has no e-mail");
    }
    try {
      PrivateFiles.writeNew(file, mail.get().bytes());
    } catch (IOException unwritable) {
      throw new CommandFailedException(
          Status.UNREADABLE, "%s cannot be written, or already exists".formatted(file), unwritable);
    }
  }

  private static String text(LocalTicket ticket) {
    var text = new StringBuilder();
    text.append("Ticket %d, %s%n".formatted(ticket.number(), TicketJson.word(ticket.status())));
    text.append("Subject:   %s%n".formatted(TicketJson.onOneLine(ticket.subject())));
    text.append("Answer to: %s%n".formatted(TicketJson.onOneLine(ticket.requester())));
    ticket.opened().ifPresent(when -> text.append("Opened:    %s%n".formatted(when)));
    ticket.file().ifPresent(name -> text.append("E-mail:    %s%n".formatted(name)));
    text.append("%n%s%n".formatted(clean(ticket.summary())));
    for (LocalTicket.Remark said : ticket.remarks()) {
      text.append(
          "%n%s %s, %s:%n%s%n"
              .formatted(
                  said.author(),
                  said.open() ? "answered" : "added from the chat",
                  said.said(),
                  clean(said.text())));
    }
    return text.toString().stripTrailing();
  }

  /** Removes control characters, which could control the terminal. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
  }
}
