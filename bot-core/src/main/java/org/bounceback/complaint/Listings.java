package org.bounceback.complaint;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.ZoneResult;

/** What lists say, in few words. */
final class Listings {
  private static final int MAX_NAMES = 3;

  private Listings() {}

  static String names(List<ZoneResult.Listed> listed) {
    return listed.stream()
        .map(each -> each.zone().title())
        .distinct()
        .limit(MAX_NAMES)
        .collect(Collectors.joining(", "));
  }

  /** The outcome in the words of step 1. */
  static String outcome(BlocklistReport report) {
    return report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
