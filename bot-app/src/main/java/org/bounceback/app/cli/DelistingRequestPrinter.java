package org.bounceback.app.cli;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.ZoneResult;

/** Prints removal requests for the lists that contain a subject. */
final class DelistingRequestPrinter {
  private final CommandEnvironment environment;
  private final String cause;
  private final String signature;

  DelistingRequestPrinter(CommandEnvironment environment, String cause, String signature) {
    this.environment = environment;
    this.cause = cause;
    this.signature = signature;
  }

  void print(BlocklistReport report) {
    for (ZoneResult.Listed listing : report.independent()) {
      DelistingRequest request =
          DelistingRequest.of(
              DelistingRequest.Entry.of(listing),
              report.blocklistSubject().text(),
              cause,
              signature,
              environment.clock().instant());
      environment.out().println();
      environment
          .out()
          .println(
              "  To "
                  + listing.zone().title()
                  + request.entry().page().map(" at "::concat).orElse("")
                  + ", not again before "
                  + request.nextRequestAt()
                  + ":");
      request.text().lines().map("    "::concat).forEach(environment.out()::println);
    }
    environment.out().flush();
  }
}
