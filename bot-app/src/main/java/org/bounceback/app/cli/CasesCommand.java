package org.bounceback.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.Storage;
import org.bounceback.app.api.CaseJson;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.StoreFailed;
import org.bounceback.ticket.PersonalData;
import org.bounceback.ticket.PersonalData.Erasure;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is kept about a person. */
@CommandLine.Command(
    name = "cases",
    description = "Prints or deletes everything that is kept about a mail address.")
final class CasesCommand extends Command {

  /** What to do with it. */
  enum What {
    export,
    erase
  }

  @Parameters(index = "0", paramLabel = "export|erase", description = "what to do")
  private What what = What.export;

  @Parameters(index = "1", paramLabel = "ADDRESS", description = "the mail address")
  private String address = "";

  @Mixin private SharedOptions shared = new SharedOptions();

  CasesCommand(Surroundings around) {
    super(around);
  }

  @Override
  Status answer() throws CannotRun {
    Optional<MailAddress> parsed = MailAddress.parse(address);
    if (parsed.isEmpty()) {
      throw new CannotRun(
          Status.USAGE,
          "\"%s\" is no mail address; give for example alice@shop.example".formatted(address));
    }
    try (Storage storage = Storage.open(shared.settings(around), around.clock())) {
      PersonalData data = storage.escalations().personalData();
      if (what == What.export) {
        data.naming(address).forEach(held -> around.out().println(CaseJson.whole(held)));
      } else {
        tell(data.erase(parsed.get(), Operator.asker()));
      }
      return Status.DONE;
    } catch (StoreFailed failed) {
      throw new CannotRun(Status.AWAY, String.valueOf(failed.getMessage()), failed);
    }
  }

  private void tell(Erasure erasure) {
    around.out().println(erasure.erased().size() + " cases erased.");
    if (!erasure.ticketsElsewhere().isEmpty()) {
      around
          .out()
          .println(
              "Their tickets stay at the desk; erase them there: "
                  + String.join(", ", erasure.ticketsElsewhere()));
    }
    if (!erasure.onTheirWay().isEmpty()) {
      around
          .out()
          .println(
              "Their tickets are on their way, so these stay; erase again when they are open: "
                  + names(erasure.onTheirWay()));
    }
  }

  private static String names(List<CaseId> ids) {
    return ids.stream().map(CaseId::text).collect(Collectors.joining(", "));
  }
}
