package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlockedResolverDetector;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.blocklist.ZonesCheck;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.Deadline;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Do the lists work, and do they answer us? */
@CommandLine.Command(
    name = "check",
    description = "Tests every blocklist by its test entries and keeps what it finds.")
final class ZonesCheckCommand extends Command {

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ZonesCheckCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    Settings settings = shared.settings(around);
    var checks = new Checks(settings, around.clock());
    try (Network network = Network.open(settings)) {
      List<ZonesCheck.Result> results =
          checks.zones(network).run(Deadline.after(settings.duration("blocklists.deadline")));
      results.forEach(this::print);
      checks.rememberZones();
      long silent = results.stream().filter(each -> isOf(each, UnavailableReason.TIMEOUT)).count();
      long asked =
          results.stream().filter(each -> !isOf(each, UnavailableReason.KEY_NEEDED)).count();
      BlockedResolverDetector.of(results)
          .ifPresent(words -> around.err().println("bounceback: " + words));
      if (asked > 0 && silent == asked) {
        around.err().println("bounceback: the DNS resolver did not answer: " + network.dns());
        return Status.AWAY;
      }
      return Status.DONE;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private void print(ZonesCheck.Result result) {
    String state = result.trouble().map(UnavailableReason::code).orElse("sound");
    around
        .out()
        .println(
            json
                ? new JsonObjectBuilder()
                    .with("zone", result.zone().name())
                    .with("kind", result.kind().code())
                    .with("weight", result.zone().weight().code())
                    .with("sound", result.trouble().isEmpty())
                    .with("why", result.trouble().map(UnavailableReason::code))
                    .toString()
                : String.join(
                    "\t",
                    state,
                    result.zone().name(),
                    result.kind().code(),
                    result.zone().weight().code()));
  }

  private static boolean isOf(ZonesCheck.Result result, UnavailableReason unavailableReason) {
    return result.trouble().filter(unavailableReason::equals).isPresent();
  }
}
