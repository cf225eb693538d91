package org.bounceback.complaint;

import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.ZoneResult;

/** Summarizes blocklist results. */
final class Listings {
  private static final int MAX_NAMES = 3;

  private Listings() {}

  static String names(List<ZoneResult.Listed> listed) {
    return listed.stream()
        .map(listing -> listing.zone().title())
        .distinct()
        .limit(MAX_NAMES)
        .collect(Collectors.joining(", "));
  }

  /** Returns the outcome of the blocklist check as a keyword. */
  static String outcome(BlocklistReport report) {
    return report.outcome().code();
  }
}
