package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;

/**
 * Detects from the replies of the lists that they block our resolver, because it is a public
 * resolver or sends too many queries.
 */
public final class BlockedResolverDetector {
  private static final Set<UnavailableReason> BLOCKING =
      Set.of(UnavailableReason.ERROR_CODE, UnavailableReason.REFUSED);

  /** If at least one list in four refuses, the cause is the resolver and not the lists. */
  private static final int ONE_IN = 4;

  private static final int MIN = 3;
  private static final String MESSAGE =
      "%d of %d lists refuse to answer this resolver. Public resolvers and those of large hosters"
          + " are refused by most important lists: run your own recursive resolver next to"
          + " the bot (packaging/unbound) and set it with --resolver or dns.resolver";

  private BlockedResolverDetector() {}

  /**
   * Returns a message for the operator after a test of all zones; empty if the resolver is not
   * blocked.
   */
  public static Optional<String> warning(List<ZonesCheck.Result> results) {
    return suspicion(
        results.stream().filter(result -> isBlocking(result.problem())).count(),
        results.stream()
            .filter(result -> !result.problem().equals(Optional.of(UnavailableReason.KEY_NEEDED)))
            .count());
  }

  /** Returns a message for the operator after a check; empty if the resolver is not blocked. */
  public static Optional<String> warning(BlocklistReport report) {
    return suspicion(
        report.unavailable().stream()
            .filter(unavailable -> BLOCKING.contains(unavailable.unavailableReason()))
            .count(),
        report.zoneResults().stream().filter(zoneResult -> !isKeyMissing(zoneResult)).count());
  }

  private static Optional<String> suspicion(long refusing, long queried) {
    return refusing >= MIN && refusing * ONE_IN >= queried
        ? Optional.of(MESSAGE.formatted(refusing, queried))
        : Optional.empty();
  }

  private static boolean isBlocking(Optional<UnavailableReason> trouble) {
    return trouble.filter(BLOCKING::contains).isPresent();
  }

  private static boolean isKeyMissing(ZoneResult zoneResult) {
    return zoneResult instanceof ZoneResult.Unavailable unavailable
        && unavailable.unavailableReason() == UnavailableReason.KEY_NEEDED;
  }
}
