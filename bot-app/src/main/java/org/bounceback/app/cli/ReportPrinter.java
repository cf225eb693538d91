package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.blocklist.BlockedResolverDetector;
import org.bounceback.blocklist.BlocklistJson;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.data.JsonObjectBuilder;

/** Prints reports and complaints as they come, and knows how the command ends. */
final class ReportPrinter {
  private final CommandEnvironment around;
  private final Form form;
  private Status status = Status.DONE;
  private boolean resolverAway;
  private Optional<String> suspicion = Optional.empty();

  /** How reports are printed. */
  enum Form {
    TEXT,
    JSON,
    CSV
  }

  ReportPrinter(CommandEnvironment around, Form form) {
    this.around = around;
    this.form = form;
  }

  /** Before the first report, unless they go on where others ended. */
  void begin(boolean fromTheStart) {
    if (form == Form.CSV && fromTheStart) {
      around.out().println(BlocklistCsv.HEADER);
    }
  }

  void print(BlocklistReport report) {
    around
        .out()
        .println(
            switch (form) {
              case TEXT -> BlocklistText.of(report);
              case JSON -> BlocklistJson.of(report).toString();
              case CSV -> BlocklistCsv.of(report);
            });
    around.out().flush();
    resolverAway |= !report.resolverAnswered();
    if (suspicion.isEmpty()) {
      suspicion = BlockedResolverDetector.of(report);
    }
  }

  void complain(String subject, InputError inputError) {
    if (form == Form.JSON) {
      around
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
      around.err().println("bounceback: " + inputError.message());
    }
    worsen(inputError.status());
  }

  /** With which status the command ends. */
  Status status(String resolver) {
    if (form == Form.TEXT) {
      suspicion.ifPresent(words -> around.err().println("bounceback: " + words));
    }
    if (resolverAway) {
      around.err().println("bounceback: the DNS resolver did not answer: " + resolver);
      worsen(Status.AWAY);
    }
    return status;
  }

  private void worsen(Status other) {
    status = status.code() >= other.code() ? status : other;
  }
}
