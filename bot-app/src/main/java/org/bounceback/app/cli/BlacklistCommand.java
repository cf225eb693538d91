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
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BlocklistJson;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.Subject;
import org.bounceback.blocklist.Unlistable;
import org.bounceback.data.JsonObject;
import org.bounceback.net.Deadline;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Is an address or a domain on a blocklist? */
@CommandLine.Command(
    name = "blacklist",
    description = "Asks all blocklists for addresses or domains.",
    mixinStandardHelpOptions = true)
final class BlacklistCommand extends Command {

  @Parameters(
      arity = "1..*",
      paramLabel = "IP|DOMAIN",
      description = "what to look up: IPv4 or IPv6 addresses, domains")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  BlacklistCommand(Surroundings around) {
    super(around);
  }

  @Override
  Status answer() throws CannotRun, InterruptedException {
    Settings settings = shared.settings(around);
    var unlistable = Unlistable.packaged();
    var status = Status.DONE;
    try (Network network = Network.open(settings)) {
      BlocklistCheck check = new Checks(settings, around.clock()).blocklists(network);
      for (String text : subjects) {
        Optional<Subject> subject = Subject.parse(text);
        if (subject.isEmpty()) {
          complain(
              text,
              "not-an-address",
              "\"%s\" is neither an address nor a domain; give for example 203.0.113.5"
                  .formatted(text));
          status = Status.USAGE;
          continue;
        }
        Optional<String> reserved = unlistable.why(subject.get());
        if (reserved.isPresent()) {
          complain(
              text,
              "private-address",
              "%s: %s, so no public list holds it; give the address that the world sees"
                  .formatted(text, reserved.get()));
          continue;
        }
        BlocklistReport report = look(check, subject.get(), settings);
        print(report);
        if (!report.resolverAnswered()) {
          around.err().println("bounceback: the DNS resolver did not answer: " + network.dns());
          status = Status.AWAY;
        }
      }
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
    return status;
  }

  private BlocklistReport look(BlocklistCheck check, Subject subject, Settings settings) {
    var progress = new ProgressLine(around, "asking the blocklists about " + subject.text());
    BlocklistReport report =
        check
            .check(
                subject,
                Deadline.after(settings.duration("blocklists.deadline")),
                (done, all, finding) -> progress.show(done, all))
            .toCompletableFuture()
            .join();
    progress.clear();
    return report;
  }

  private void print(BlocklistReport report) {
    around.out().println(json ? BlocklistJson.of(report) : BlocklistText.of(report));
  }

  private void complain(String subject, String code, String message) {
    if (json) {
      around
          .out()
          .println(
              new JsonObject()
                  .with("subject", subject)
                  .with("error", new JsonObject().with("code", code).with("message", message)));
    } else {
      around.err().println("bounceback: " + message);
    }
  }
}
