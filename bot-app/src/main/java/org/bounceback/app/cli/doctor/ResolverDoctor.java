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

/** Checks whether the blocklists respond through the resolver. */
public final class ResolverDoctor {
  private static final String PUBLIC =
      "the resolver %s belongs to %s and is open to everyone: most blocklists refuse it, or"
          + " report that nothing is listed. Run your own recursive resolver (packaging/unbound)"
          + " and set dns.resolver";

  private final Settings settings;
  private final Clock clock;

  public ResolverDoctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the problems as texts; empty if there are none. */
  public List<String> examine() throws CommandFailedException {
    var wrong = new ArrayList<String>();
    var checks = new Checks(settings, clock);
    try (Network network = Network.open(settings)) {
      for (PermittedEndpoint resolver : network.resolvers()) {
        PublicResolvers.load()
            .operatorOf(resolver.ip())
            .ifPresent(operator -> wrong.add(PUBLIC.formatted(resolver, operator)));
      }
      List<ZonesCheck.Result> results =
          checks.zones(network).run(Deadline.after(settings.duration("blocklists.deadline")));
      checks.saveZoneHealth();
      if (isSilent(results)) {
        wrong.add("no blocklist responded through the " + network.dns() + ": is it running?");
      }
      BlockedResolverDetector.warning(results).ifPresent(wrong::add);
      return wrong;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private static boolean isSilent(List<ZonesCheck.Result> results) {
    List<Optional<UnavailableReason>> asked =
        results.stream()
            .map(ZonesCheck.Result::problem)
            .filter(trouble -> !trouble.equals(Optional.of(UnavailableReason.KEY_NEEDED)))
            .toList();
    return !asked.isEmpty()
        && asked.stream().allMatch(Optional.of(UnavailableReason.TIMEOUT)::equals);
  }
}
