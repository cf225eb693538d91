package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DocumentationAddresses;
import org.bounceback.blocklist.ZoneResult;

/** Renders a blocklist report as text. */
final class BlocklistText {

  private BlocklistText() {}

  static String of(BlocklistReport report) {
    var lines = new ArrayList<String>();
    String subject = report.blocklistSubject().text();
    lines.add(subject + ": " + summary(report));
    DocumentationAddresses.note(report.blocklistSubject())
        .ifPresent(note -> lines.add("  note: " + note));
    for (ZoneResult.Listed result : report.listed()) {
      lines.addAll(listed(result));
    }
    for (ZoneResult.Noted result : report.informational()) {
      lines.add(
          "  %s: %s (%s)"
              .formatted(
                  result.isAllowlisted() ? "good news" : "note",
                  result.meaning(),
                  result.zone().title()));
    }
    unavailableByCause(report)
        .forEach((why, zones) -> lines.add("  no answer (%s): %s".formatted(why, zones)));
    return String.join(System.lineSeparator(), lines);
  }

  /** Summarizes the result for mail delivery in one sentence. */
  private static String summary(BlocklistReport report) {
    String names =
        report.mostSevere().stream()
            .map(each -> each.zone().title())
            .collect(Collectors.joining(", "));
    return switch (report.severity()) {
      case SERIOUS -> "on " + names + ", by which many receivers refuse mail";
      case SOME -> "on " + names + ", by which some receivers refuse mail";
      case POLICY ->
          "in a range that %s calls unfit for mail servers: grave for one, nothing on a customer's line"
              .formatted(names);
      case NETWORK ->
          "on no list itself; its network is on " + names + ", and only the provider can act";
      case BACKGROUND -> "on " + names + ", by which hardly anybody refuses mail";
      case NONE -> unlisted(report);
    };
  }

  private static String unlisted(BlocklistReport report) {
    return report.outcome() == BlocklistReport.BlocklistOutcome.CLEAN
        ? "on none of the lists that matter for mail (%d answered, %d did not)"
            .formatted(answered(report), report.unavailable().size())
        : "on none of the %d lists that answered; %d did not, so this is not clean"
            .formatted(answered(report), report.unavailable().size());
  }

  private static int answered(BlocklistReport report) {
    return report.zoneResults().size() - report.unavailable().size();
  }

  private static List<String> listed(ZoneResult.Listed result) {
    var lines = new ArrayList<String>();
    lines.add(
        "  %s, weight %s: %s (%s) %s"
            .formatted(
                result.zone().isAboutNetworks() ? "NETWORK LISTED" : "LISTED",
                result.zone().weight().code(),
                result.zone().title(),
                result.zone().name(),
                String.join(" ", result.codes())));
    lines.add("      " + result.meaning());
    if (!result.zone().users().isEmpty()) {
      lines.add("      used by: " + result.zone().users());
    }
    result.reason().ifPresent(reason -> lines.add("      it says: " + printable(reason)));
    result.delistUrl().ifPresent(url -> lines.add("      get off it: " + url));
    if (!result.zone().delistHow().isEmpty()) {
      lines.add("      how: " + result.zone().delistHow());
    }
    return lines;
  }

  private static Map<String, String> unavailableByCause(BlocklistReport report) {
    return report.unavailable().stream()
        .collect(
            Collectors.groupingBy(
                result -> result.unavailableReason().code(),
                TreeMap::new,
                Collectors.mapping(result -> result.zone().name(), Collectors.joining(", "))));
  }

  /** Replaces control characters, because text from the network must not control the terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
