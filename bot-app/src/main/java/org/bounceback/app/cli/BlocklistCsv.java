package org.bounceback.app.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.blocklist.BlocklistReport;

/**
 * Renders a blocklist report as one line of comma-separated values (RFC 4180). It omits texts from
 * the zones, because a spreadsheet might treat them as formulas.
 */
final class BlocklistCsv {
  static final String HEADER = "subject,kind,outcome,listed,noted,unavailable,clean,asked,millis";

  private BlocklistCsv() {}

  static String of(BlocklistReport report) {
    return Stream.of(
            report.blocklistSubject().text(),
            report.blocklistSubject().kind().code(),
            report.outcome().code(),
            joined(
                report.listed().stream()
                    .map(result -> result.zone().name() + "=" + String.join("+", result.codes()))
                    .toList()),
            joined(report.informational().stream().map(result -> result.zone().name()).toList()),
            joined(
                report.unavailable().stream()
                    .map(result -> result.zone().name() + "=" + result.unavailableReason().code())
                    .toList()),
            String.valueOf(report.clean().size()),
            String.valueOf(report.zoneResults().size()),
            String.valueOf(report.took().toMillis()))
        .collect(Collectors.joining(","));
  }

  private static String joined(List<String> zones) {
    return String.join(" ", zones);
  }
}
