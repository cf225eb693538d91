package org.bounceback.app.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlockedResolverDetector;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.blocklist.ZonesCheck;
import org.bounceback.net.Deadline;
import org.bounceback.net.PermittedEndpoint;
import org.bounceback.net.PublicResolvers;

/** Whether the blocklists will answer through the resolver, and what to do if not. */
public final class ResolverDoctor {
  private static final String PUBLIC =
      "the resolver %s is %s's, open to everybody: most blocklists refuse it, or say that nobody is"
          + " listed. Run a recursive resolver of your own (packaging/unbound) and set"
          + " dns.resolver";

  private final Settings settings;
  private final Clock clock;

  public ResolverDoctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What is wrong, in words; nothing when all is well. */
  public List<String> examine() throws CommandFailedException {
    var wrong = new ArrayList<String>();
    var checks = new Checks(settings, clock);
    try (Network network = Network.open(settings)) {
      for (PermittedEndpoint resolver : network.resolvers()) {
        PublicResolvers.packaged()
            .operatorOf(resolver.ip())
            .ifPresent(operator -> wrong.add(PUBLIC.formatted(resolver, operator)));
      }
      List<ZonesCheck.Result> results =
          checks.zones(network).run(Deadline.after(settings.duration("blocklists.deadline")));
      checks.rememberZones();
      if (isSilent(results)) {
        wrong.add("no blocklist answered through the " + network.dns() + ": is it running?");
      }
      BlockedResolverDetector.of(results).ifPresent(wrong::add);
      return wrong;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private static boolean isSilent(List<ZonesCheck.Result> results) {
    List<Optional<UnavailableReason>> asked =
        results.stream()
            .map(ZonesCheck.Result::trouble)
            .filter(each -> !each.equals(Optional.of(UnavailableReason.KEY_NEEDED)))
            .toList();
    return !asked.isEmpty()
        && asked.stream().allMatch(Optional.of(UnavailableReason.TIMEOUT)::equals);
  }
}
