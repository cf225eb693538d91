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

/** One ticket of the local desk. */
@CommandLine.Command(name = "show", description = "Prints a ticket of the local desk.")
final class ShowTicketCommand extends Command {

  @Parameters(paramLabel = "N", description = "the ticket's number")
  private long number;

  @Option(names = "--json", description = "as a JSON object")
  private boolean json;

  @Option(
      names = "--mail",
      paramLabel = "FILE",
      description = "writes the bounced e-mail, byte for byte, to a new file")
  private Optional<Path> file = Optional.empty();

  @Mixin private SharedOptions shared = new SharedOptions();

  ShowTicketCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    try (Storage storage = Storage.open(shared.settings(around), around.clock())) {
      var tickets = new LocalTickets(storage.database(), around.clock());
      LocalTicket found = tickets.find(number).orElseThrow(() -> none(number));
      if (file.isPresent()) {
        write(tickets.mail(number), file.get());
      }
      around.out().println(json ? TicketJson.whole(found).toString() : text(found));
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  static CommandFailedException none(long number) {
    return new CommandFailedException(
        Status.USAGE,
        "the local desk has no ticket %d; tickets list --all shows them".formatted(number));
  }

  private static void write(Optional<StoredMail> mail, Path file) throws CommandFailedException {
    if (mail.isEmpty()) {
      throw new CommandFailedException(Status.USAGE, "that ticket has no e-mail");
    }
    try {
      PrivateFiles.writeNew(file, mail.get().bytes());
    } catch (IOException unwritable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "%s cannot be written, or is there already".formatted(file),
          unwritable);
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
                  clean(said.words())));
    }
    return text.toString().stripTrailing();
  }

  /** Without what a terminal would take for more than letters. */
  private static String clean(String words) {
    return words.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
  }
}
