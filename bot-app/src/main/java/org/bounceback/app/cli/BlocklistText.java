package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DocumentationAddresses;
import org.bounceback.blocklist.ZoneResult;

/** A blocklist report for the eyes. */
final class BlocklistText {

  private BlocklistText() {}

  static String of(BlocklistReport report) {
    var lines = new ArrayList<String>();
    String subject = report.blocklistSubject().text();
    lines.add(subject + ": " + summary(report));
    DocumentationAddresses.note(report.blocklistSubject())
        .ifPresent(note -> lines.add("  note: " + note));
    for (ZoneResult.Listed each : report.listed()) {
      lines.addAll(listed(each));
    }
    for (ZoneResult.Noted each : report.noted()) {
      lines.add(
          "  %s: %s (%s)"
              .formatted(
                  each.goodNews() ? "good news" : "note", each.meaning(), each.zone().title()));
    }
    unavailableByCause(report)
        .forEach((why, zones) -> lines.add("  no answer (%s): %s".formatted(why, zones)));
    return String.join(System.lineSeparator(), lines);
  }

  /** What matters for mail, in one sentence. */
  private static String summary(BlocklistReport report) {
    String names =
        report.gravest().stream()
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

  private static List<String> listed(ZoneResult.Listed each) {
    var lines = new ArrayList<String>();
    lines.add(
        "  %s, weight %s: %s (%s) %s"
            .formatted(
                each.zone().isAboutNetworks() ? "NETWORK LISTED" : "LISTED",
                each.zone().weight().code(),
                each.zone().title(),
                each.zone().name(),
                String.join(" ", each.codes())));
    lines.add("      " + each.meaning());
    if (!each.zone().users().isEmpty()) {
      lines.add("      used by: " + each.zone().users());
    }
    each.reason().ifPresent(reason -> lines.add("      it says: " + printable(reason)));
    each.delistUrl().ifPresent(url -> lines.add("      get off it: " + url));
    if (!each.zone().delistHow().isEmpty()) {
      lines.add("      how: " + each.zone().delistHow());
    }
    return lines;
  }

  private static Map<String, String> unavailableByCause(BlocklistReport report) {
    return report.unavailable().stream()
        .collect(
            Collectors.groupingBy(
                each -> each.unavailableReason().code(),
                TreeMap::new,
                Collectors.mapping(each -> each.zone().name(), Collectors.joining(", "))));
  }

  /** A list's words come from the network, so they must not steer the terminal. */
  private static String printable(String words) {
    return words.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
