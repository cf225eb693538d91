package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;

/**
 * Tells from the lists' answers that they do not want to hear of our resolver: it is a public one,
 * or asks too much.
 */
public final class BlockedResolverDetector {
  private static final Set<UnavailableReason> UNWELCOME =
      Set.of(UnavailableReason.ERROR_CODE, UnavailableReason.REFUSED);

  /** One list in four that refuses is no longer the lists' own trouble. */
  private static final int ONE_IN = 4;

  private static final int MIN = 3;
  private static final String WORDS =
      "%d of %d lists refuse to answer this resolver. Public resolvers and those of large hosters"
          + " are refused by most lists that matter: run a recursive resolver of your own beside"
          + " the bot (packaging/unbound) and name it with --resolver or dns.resolver";

  private BlockedResolverDetector() {}

  /** What to tell the operator after a test of all zones; empty when nothing is wrong. */
  public static Optional<String> of(List<ZonesCheck.Result> results) {
    return suspicion(
        results.stream().filter(each -> isUnwelcome(each.trouble())).count(),
        results.stream()
            .filter(each -> !each.trouble().equals(Optional.of(UnavailableReason.KEY_NEEDED)))
            .count());
  }

  /** What to tell the operator after a look-up; empty when nothing is wrong. */
  public static Optional<String> of(BlocklistReport report) {
    return suspicion(
        report.unavailable().stream()
            .filter(each -> UNWELCOME.contains(each.unavailableReason()))
            .count(),
        report.zoneResults().stream().filter(each -> !isUnasked(each)).count());
  }

  private static Optional<String> suspicion(long refusing, long asked) {
    return refusing >= MIN && refusing * ONE_IN >= asked
        ? Optional.of(WORDS.formatted(refusing, asked))
        : Optional.empty();
  }

  private static boolean isUnwelcome(Optional<UnavailableReason> trouble) {
    return trouble.filter(UNWELCOME::contains).isPresent();
  }

  private static boolean isUnasked(ZoneResult zoneResult) {
    return zoneResult instanceof ZoneResult.Unavailable away
        && away.unavailableReason() == UnavailableReason.KEY_NEEDED;
  }
}
