package org.bounceback.app.cli;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.ZoneResult;

/** Prints what to write to the lists that name a subject. */
final class RemovalRequests {
  private final Surroundings around;
  private final String cause;
  private final String signature;

  RemovalRequests(Surroundings around, String cause, String signature) {
    this.around = around;
    this.cause = cause;
    this.signature = signature;
  }

  void print(BlocklistReport report) {
    for (ZoneResult.Listed each : report.independent()) {
      DelistingRequest request =
          DelistingRequest.of(
              DelistingRequest.Entry.of(each),
              report.blocklistSubject().text(),
              cause,
              signature,
              around.clock().instant());
      around.out().println();
      around
          .out()
          .println(
              "  To "
                  + each.zone().title()
                  + request.entry().page().map(" at "::concat).orElse("")
                  + ", not again before "
                  + request.again()
                  + ":");
      request.text().lines().map("    "::concat).forEach(around.out()::println);
    }
    around.out().flush();
  }
}
