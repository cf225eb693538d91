package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.Checks;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.app.terminal.CardText;
import org.bounceback.bounce.BounceReader;
import org.bounceback.bounce.Unwrapped;
import org.bounceback.bounce.Unwrapper;
import org.bounceback.chat.DiagnosisCard;
import org.bounceback.data.JsonObject;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisJson;
import org.bounceback.diagnosis.Diagnostician;
import org.bounceback.diagnosis.Inquiries;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why did this mail come back, and who has to act? */
@CommandLine.Command(
    name = "diagnose",
    description = "Reads bounced e-mails and tells what happened and who has to act.")
final class DiagnoseCommand extends Command {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "a mail, a directory of mails, an mbox, an archive, or - for standard input")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Option(names = "--offline", description = "read only; ask nobody")
  private boolean offline;

  @Option(
      names = "--online",
      description = "ask the lists and the recipient's servers, for several mails too")
  private boolean online;

  @Mixin private SharedOptions shared = new SharedOptions();

  private final BounceReader reader = BounceReader.standard();
  private final Unwrapper unwrapper = new Unwrapper(reader);
  private final DiagnosisCard card = new DiagnosisCard();
  private boolean resolverAway;

  DiagnoseCommand(Surroundings around) {
    super(around);
  }

  @Override
  Status answer() throws CannotRun {
    if (offline && online) {
      throw new CannotRun(Status.USAGE, "--offline and --online exclude each other; give one");
    }
    Settings settings = shared.settings(around);
    var checks = new Checks(settings, around.clock());
    Diagnostician diagnostician = checks.diagnostician();
    List<MailFile> files = MailFile.under(paths, around);
    Optional<List<Unwrapped>> single =
        files.size() == 1 ? unwrapOne(files.get(0)) : Optional.empty();
    boolean asksTheWorld =
        online || (!offline && single.filter(mails -> mails.size() == 1).isPresent());
    if (!asksTheWorld) {
      diagnoseAll(files, single, diagnostician, Inquiries.NONE);
      return Status.DONE;
    }
    try (Network network = Network.open(settings)) {
      diagnoseAll(files, single, diagnostician, checks.inquiries(network));
      if (resolverAway) {
        around.err().println("bounceback: the DNS resolver did not answer: " + network.dns());
      }
      return resolverAway ? Status.AWAY : Status.DONE;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  /** A file that the person named must be readable; one found in a directory may fail by itself. */
  private Optional<List<Unwrapped>> unwrapOne(MailFile file) throws CannotRun {
    try {
      return Optional.of(unwrapper.unwrap(file.name(), file.read()));
    } catch (IOException unreadable) {
      if (file.named()) {
        throw new CannotRun(
            Status.UNREADABLE,
            "cannot read %s: %s".formatted(file.name(), why(unreadable)),
            unreadable);
      }
      return Optional.empty();
    }
  }

  private void diagnoseAll(
      List<MailFile> files,
      Optional<List<Unwrapped>> single,
      Diagnostician diagnostician,
      Inquiries inquiries) {
    if (single.isPresent()) {
      single.get().forEach(mail -> diagnose(mail, diagnostician, inquiries));
      return;
    }
    var progress = new ProgressLine(around, "reading");
    int done = 0;
    for (MailFile file : files) {
      try {
        for (Unwrapped mail : unwrapper.unwrap(file.name(), file.read())) {
          diagnose(mail, diagnostician, inquiries);
        }
      } catch (IOException unreadable) {
        complain(file.name(), why(unreadable));
      }
      progress.show(++done, files.size());
    }
    progress.clear();
  }

  private void diagnose(Unwrapped mail, Diagnostician diagnostician, Inquiries inquiries) {
    Diagnosis diagnosis = diagnostician.diagnose(reader.read(mail.bytes()), inquiries);
    resolverAway |= diagnosis.blacklists().filter(lists -> !lists.resolverAnswered()).isPresent();
    around
        .out()
        .println(
            json
                ? DiagnosisJson.of(mail.name(), diagnosis)
                : mail.name()
                    + System.lineSeparator()
                    + CardText.of(card.of(mail.name(), diagnosis)));
  }

  private void complain(String file, String why) {
    if (json) {
      around
          .out()
          .println(
              new JsonObject()
                  .with("file", file)
                  .with("error", new JsonObject().with("code", "unreadable").with("message", why)));
    } else {
      around.err().println("bounceback: cannot read " + file + ": " + why);
    }
  }

  private static String why(IOException unreadable) {
    return String.valueOf(unreadable.getMessage());
  }
}
