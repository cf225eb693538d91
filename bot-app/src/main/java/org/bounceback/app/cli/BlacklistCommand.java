package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
    description = "Asks all blocklists for addresses or domains.")
final class BlacklistCommand extends Command {
  private static final int AT_ONCE = 8;
  private static final String NOT_AN_ADDRESS =
      "\"%s\" is neither an address nor a domain; give for example 203.0.113.5";
  private static final String PRIVATE_ADDRESS =
      "%s: %s, so no public list holds it; give the address that the world sees";

  @Parameters(
      arity = "1..*",
      paramLabel = "IP|DOMAIN",
      description = "what to look up: IPv4 or IPv6 addresses, domains")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  private final Unlistable unlistable = Unlistable.packaged();

  BlacklistCommand(Surroundings around) {
    super(around);
  }

  @Override
  Status answer() throws CannotRun, InterruptedException {
    Settings settings = shared.settings(around);
    try (Network network = Network.open(settings)) {
      BlocklistCheck check = new Checks(settings, around.clock()).blocklists(network);
      var progress = new ProgressLine(around, "asking the blocklists");
      Status status = Status.DONE;
      Deque<Supplier<Status>> underWay = new ArrayDeque<>();
      int done = 0;
      for (String subject : subjects) {
        underWay.add(begin(subject, check, network, settings));
        if (underWay.size() == AT_ONCE) {
          status = worse(status, underWay.remove().get());
          progress.show(++done, subjects.size());
        }
      }
      for (Supplier<Status> each : underWay) {
        status = worse(status, each.get());
        progress.show(++done, subjects.size());
      }
      progress.clear();
      return status;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  /** Begins to ask; what it supplies waits for the answers and prints them. */
  private Supplier<Status> begin(
      String text, BlocklistCheck check, Network network, Settings settings) {
    Optional<Subject> subject = Subject.parse(text);
    if (subject.isEmpty()) {
      return () -> complain(text, "not-an-address", NOT_AN_ADDRESS.formatted(text), Status.USAGE);
    }
    Optional<String> reserved = unlistable.why(subject.get());
    if (reserved.isPresent()) {
      String why = PRIVATE_ADDRESS.formatted(text, reserved.get());
      return () -> complain(text, "private-address", why, Status.DONE);
    }
    Deadline deadline = Deadline.after(settings.duration("blocklists.deadline"));
    CompletableFuture<BlocklistReport> report =
        check.check(subject.get(), deadline, (done, all, finding) -> {}).toCompletableFuture();
    return () -> print(report.join(), network);
  }

  private Status print(BlocklistReport report, Network network) {
    around.out().println(json ? BlocklistJson.of(report) : BlocklistText.of(report));
    if (report.resolverAnswered()) {
      return Status.DONE;
    }
    around.err().println("bounceback: the DNS resolver did not answer: " + network.dns());
    return Status.AWAY;
  }

  private Status complain(String subject, String code, String message, Status status) {
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
    return status;
  }

  private static Status worse(Status one, Status other) {
    return one.code() >= other.code() ? one : other;
  }
}
