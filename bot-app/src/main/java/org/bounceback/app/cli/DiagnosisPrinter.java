package org.bounceback.app.cli;

import java.util.List;

/** Prints what came of mails, one after the other, and at the end what came of all. */
final class DiagnosisPrinter {
  private final CommandEnvironment around;
  private final DiagnosisFormat format;
  private final int files;
  private final ProgressLine progress;
  private final Summary summary = new Summary();
  private boolean resolverAway;

  /**
   * A printer.
   *
   * @param files how many files there are; progress is shown for more than one
   */
  DiagnosisPrinter(CommandEnvironment around, DiagnosisFormat format, int files) {
    this.around = around;
    this.format = format;
    this.files = files;
    this.progress = new ProgressLine(around, "reading");
  }

  /** Prints what stands above all. */
  void begin() {
    around.out().print(format.head());
  }

  /** Tells how many files have been opened. */
  void opened(int count) {
    if (files > 1) {
      progress.show(count, files);
    }
  }

  void print(List<MailResult> mails) {
    for (MailResult mail : mails) {
      resolverAway |= mail.isResolverAway();
      format.print(mail, around.out());
      if (format.isForPeople()) {
        summary.count(mail);
      }
      if (format.isForPeople() && mail.diagnosis().isEmpty()) {
        progress.clear();
        around.err().println("bounceback: " + mail.complaint());
      }
    }
  }

  /** Takes the progress away and prints the summary of several mails. */
  void end() {
    if (files > 1) {
      progress.clear();
    }
    if (format.isForPeople() && summary.mails() > 1) {
      around.out().println();
      around.out().println(summary.text());
    }
  }

  /** Whether the lists were asked about one of the mails and the resolver never answered. */
  boolean isResolverAway() {
    return resolverAway;
  }
}
