package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.Finding;

/** A blocklist report for the eyes. */
final class BlocklistText {

  private BlocklistText() {}

  static String of(BlocklistReport report) {
    var lines = new ArrayList<String>();
    String subject = report.subject().text();
    lines.add(
        report.listed().isEmpty()
            ? "%s: no list that answered names it (%d asked, %d clean, %d not available)"
                .formatted(
                    subject,
                    report.findings().size(),
                    report.clean().size(),
                    report.unavailable().size())
            : "%s: listed by %d of %d lists (%d clean, %d not available)"
                .formatted(
                    subject,
                    report.listed().size(),
                    report.findings().size(),
                    report.clean().size(),
                    report.unavailable().size()));
    for (Finding.Listed each : report.listed()) {
      lines.addAll(listed(each));
    }
    for (Finding.Noted each : report.noted()) {
      lines.add(
          "  %s: %s (%s)"
              .formatted(
                  each.goodNews() ? "good news" : "note", each.meaning(), each.zone().title()));
    }
    unavailableByCause(report)
        .forEach((why, zones) -> lines.add("  no answer (%s): %s".formatted(why, zones)));
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> listed(Finding.Listed each) {
    var lines = new ArrayList<String>();
    lines.add(
        "  LISTED, weight %s: %s (%s) %s"
            .formatted(
                each.zone().weight().code(),
                each.zone().title(),
                each.zone().name(),
                String.join(" ", each.codes())));
    lines.add("      " + each.meaning());
    each.reason().ifPresent(reason -> lines.add("      it says: " + printable(reason)));
    each.delistUrl().ifPresent(url -> lines.add("      get off it: " + url));
    return lines;
  }

  private static Map<String, String> unavailableByCause(BlocklistReport report) {
    return report.unavailable().stream()
        .collect(
            Collectors.groupingBy(
                each -> each.why().code(),
                TreeMap::new,
                Collectors.mapping(each -> each.zone().name(), Collectors.joining(", "))));
  }

  /** A list's words come from the network, so they must not steer the terminal. */
  private static String printable(String words) {
    return words.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }
}
