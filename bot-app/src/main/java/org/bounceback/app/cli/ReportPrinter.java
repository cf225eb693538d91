package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.blocklist.BlockedResolverDetector;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.FindingsCodec;

/** Prints reports and errors, and determines the exit status. */
final class ReportPrinter {
  private final CommandEnvironment environment;
  private final Form form;
  private Status status = Status.DONE;
  private boolean resolverAway;
  private Optional<String> suspicion = Optional.empty();

  /** The output format of reports. */
  enum Form {
    TEXT,
    JSON,
    CSV
  }

  ReportPrinter(CommandEnvironment environment, Form form) {
    this.environment = environment;
    this.form = form;
  }

  /** Prints the header before the first report, unless the output continues an earlier one. */
  void start(boolean fromTheStart) {
    if (form == Form.CSV && fromTheStart) {
      environment.out().println(BlocklistCsv.HEADER);
    }
  }

  void print(BlocklistReport report) {
    environment
        .out()
        .println(
            switch (form) {
              case TEXT -> BlocklistText.of(report);
              case JSON -> FindingsCodec.write(BlocklistFindings.of(report)).toString();
              case CSV -> BlocklistCsv.of(report);
            });
    environment.out().flush();
    resolverAway |= !report.resolverAnswered();
    if (suspicion.isEmpty()) {
      suspicion = BlockedResolverDetector.warning(report);
    }
  }

  void printError(String subject, InputError inputError) {
    if (form == Form.JSON) {
      environment
          .out()
          .println(
              new JsonObjectBuilder()
                  .with("subject", subject)
                  .with(
                      "error",
                      new JsonObjectBuilder()
                          .with("code", inputError.code())
                          .with("message", inputError.message())));
    } else {
      environment.err().println("bounceback: " + inputError.message());
    }
    worsen(inputError.status());
  }

  /** Returns the exit status of the command. */
  Status status(String resolver) {
    if (form == Form.TEXT) {
      suspicion.ifPresent(message -> environment.err().println("bounceback: " + message));
    }
    if (resolverAway) {
      environment.err().println("bounceback: the DNS resolver did not respond: " + resolver);
      worsen(Status.AWAY);
    }
    return status;
  }

  private void worsen(Status other) {
    status = status.code() >= other.code() ? status : other;
  }
}
