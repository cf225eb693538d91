package org.bounceback.app.cli;

import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRequester;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.FailedDeskDeliveries;
import org.bounceback.ticket.FailedDeskDeliveries.Letter;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Retries failed deliveries. */
@CommandLine.Command(
    name = "retry",
    description = "Retries deliveries that the ticket system rejected, once the cause is fixed.")
final class RetryTicketsCommand extends Command {
  private static final String ALL = "all";

  @Parameters(paramLabel = "CASE|all", description = "a case, such as BB-7K3M9-Q2XPT, or all")
  private String which = "";

  @Mixin private SharedOptions shared = new SharedOptions();

  RetryTicketsCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Optional<CaseId> id = CaseId.parse(which);
    if (id.isEmpty() && !which.equals(ALL)) {
      throw new CommandFailedException(
          Status.USAGE,
          "\"%s\" is not a case; enter one such as BB-7K3M9-Q2XPT, or all".formatted(which));
    }
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      FailedDeskDeliveries letters = storage.escalations().failedDeliveries();
      CaseRequester by = Operator.requester();
      List<Letter> retried = id.isPresent() ? letters.retry(id.get(), by) : letters.retryAll(by);
      retried.forEach(letter -> environment.out().println(letter.about().text()));
      for (CaseId about : retried.stream().map(Letter::about).distinct().toList()) {
        if (storage.cases().find(about).filter(Case::isMailDeleted).isPresent()) {
          environment
              .err()
              .println(
                  "bounceback: the e-mail of "
                      + about.text()
                      + " was deleted by retention; its ticket will be marked incomplete");
        }
      }
      environment.err().println("bounceback: " + retried.size() + " on their way again");
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }
}
