package org.bounceback.app.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Storage;
import org.bounceback.app.api.CaseJson;
import org.bounceback.cases.CaseId;
import org.bounceback.erasure.Erasure;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.erasure.PersonalDataEraser.Count;
import org.bounceback.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports or deletes the data stored about a person. */
@CommandLine.Command(
    name = "cases",
    description = "Prints or deletes everything that is stored about an e-mail address.")
final class CasesCommand extends Command {

  /** The operation. */
  enum What {
    export,
    erase
  }

  @Parameters(index = "0", paramLabel = "export|erase", description = "the operation")
  private What what = What.export;

  @Parameters(index = "1", paramLabel = "ADDRESS", description = "the e-mail address")
  private String address = "";

  @Option(
      names = "--yes",
      description = "erase without confirmation, which is requested only at a terminal")
  private boolean yes;

  @Option(names = "--dry-run", description = "print how much would be erased, without erasing it")
  private boolean dryRun;

  @Mixin private SharedOptions shared = new SharedOptions();

  CasesCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Optional<MailAddress> parsed = MailAddress.parse(address);
    if (parsed.isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE,
          "\"%s\" is not an e-mail address; enter for example alice@shop.example"
              .formatted(address));
    }
    try (Storage storage = Storage.open(shared.settings(environment), environment.clock())) {
      PersonalDataEraser data = storage.personalData();
      if (what == What.export) {
        for (CaseId id : data.findCasesContaining(parsed.get())) {
          data.findStoredCase(id)
              .ifPresent(held -> environment.out().println(CaseJson.whole(held)));
        }
      } else {
        erase(data, parsed.get());
      }
      return Status.DONE;
    } catch (StoreException failed) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  /**
   * Erases the data. Scripts without the option erase without confirmation; a user at a terminal is
   * prompted.
   */
  private void erase(PersonalDataEraser data, MailAddress of) throws StoreException {
    Count count = data.count(of);
    String found =
        "%s: %d cases, %d tickets.".formatted(of, count.cases(), count.tickets())
            + (count.ticketsElsewhere() == 0
                ? ""
                : " %d tickets at the desk stay there.".formatted(count.ticketsElsewhere()));
    if (dryRun) {
      environment.out().println(found);
      return;
    }
    environment.err().println(found);
    if (yes || !environment.isInTerminal() || isConfirmed()) {
      tell(data.erase(of, Operator.requester()));
    } else {
      environment.err().println("Nothing was erased.");
    }
  }

  private boolean isConfirmed() {
    environment.err().print("Erase them for good? Type yes: ");
    environment.err().flush();
    var typed = new Scanner(environment.in(), StandardCharsets.UTF_8);
    return typed.hasNextLine() && typed.nextLine().strip().equalsIgnoreCase("yes");
  }

  private void tell(Erasure erasure) {
    environment.out().println(erasure.erased().size() + " cases erased.");
    if (!erasure.ticketsElsewhere().isEmpty()) {
      environment
          .out()
          .println(
              "Their tickets stay at the desk; erase them there: "
                  + String.join(", ", erasure.ticketsElsewhere()));
    }
    if (!erasure.pending().isEmpty()) {
      environment
          .out()
          .println(
              "Their tickets are on their way, so these stay; erase again when they are open: "
                  + names(erasure.pending()));
    }
  }

  private static String names(List<CaseId> ids) {
    return ids.stream().map(CaseId::text).collect(Collectors.joining(", "));
  }
}
