package org.bounceback.app.cli;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.ZoneResult;

/** Prints what to write to the lists that name a subject. */
final class DelistingRequestPrinter {
  private final CommandEnvironment around;
  private final String cause;
  private final String signature;

  DelistingRequestPrinter(CommandEnvironment around, String cause, String signature) {
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
