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

/** Tests whether the blocklists work and respond to us. */
@CommandLine.Command(
    name = "check",
    description = "Tests every blocklist with its test entries and stores the results.")
final class ZonesCheckCommand extends Command {

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ZonesCheckCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Settings settings = shared.settings(environment);
    var checks = new Checks(settings, environment.clock());
    try (Network network = Network.open(settings)) {
      List<ZonesCheck.Result> results =
          checks.zones(network).run(Deadline.after(settings.duration("blocklists.deadline")));
      results.forEach(this::print);
      checks.saveZoneHealth();
      long silent =
          results.stream().filter(result -> isOf(result, UnavailableReason.TIMEOUT)).count();
      long asked =
          results.stream().filter(result -> !isOf(result, UnavailableReason.KEY_NEEDED)).count();
      BlockedResolverDetector.warning(results)
          .ifPresent(message -> environment.err().println("bounceback: " + message));
      if (asked > 0 && silent == asked) {
        environment.err().println("bounceback: the DNS resolver did not respond: " + network.dns());
        return Status.AWAY;
      }
      return Status.DONE;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private void print(ZonesCheck.Result result) {
    String state = result.problem().map(UnavailableReason::code).orElse("sound");
    environment
        .out()
        .println(
            json
                ? new JsonObjectBuilder()
                    .with("zone", result.zone().name())
                    .with("kind", result.kind().code())
                    .with("weight", result.zone().weight().code())
                    .with("sound", result.problem().isEmpty())
                    .with("why", result.problem().map(UnavailableReason::code))
                    .toString()
                : String.join(
                    "\t",
                    state,
                    result.zone().name(),
                    result.kind().code(),
                    result.zone().weight().code()));
  }

  private static boolean isOf(ZonesCheck.Result result, UnavailableReason unavailableReason) {
    return result.problem().filter(unavailableReason::equals).isPresent();
  }
}
