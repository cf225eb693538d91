package org.bounceback.app.cli;

import java.util.List;

/** Prints the results of e-mails one by one, and a summary at the end. */
final class DiagnosisPrinter {
  private final CommandEnvironment environment;
  private final DiagnosisFormat format;
  private final int files;
  private final ProgressLine progress;
  private final BatchStatistics batchStatistics = new BatchStatistics();
  private boolean resolverAway;

  /**
   * Creates a printer.
   *
   * @param files the number of files; progress is shown for more than one
   */
  DiagnosisPrinter(CommandEnvironment environment, DiagnosisFormat format, int files) {
    this.environment = environment;
    this.format = format;
    this.files = files;
    this.progress = new ProgressLine(environment, "reading");
  }

  /** Prints the text before all results. */
  void start() {
    environment.out().print(format.header());
  }

  /** Shows how many files have been opened. */
  void opened(int count) {
    if (files > 1) {
      progress.show(count, files);
    }
  }

  void print(List<MailResult> mails) {
    for (MailResult mail : mails) {
      resolverAway |= mail.isResolverUnavailable();
      format.print(mail, environment.out());
      if (format.isHumanReadable()) {
        batchStatistics.count(mail);
      }
      if (format.isHumanReadable() && mail.diagnosis().isEmpty()) {
        progress.clear();
        environment.err().println("bounceback: " + mail.errorMessage());
      }
    }
  }

  /** Erases the progress and prints the summary of several e-mails. */
  void end() {
    if (files > 1) {
      progress.clear();
    }
    if (format.isHumanReadable() && batchStatistics.mails() > 1) {
      environment.out().println();
      environment.out().println(batchStatistics.text());
    }
  }

  /** Whether lists were checked for one of the e-mails and the resolver never responded. */
  boolean isResolverUnavailable() {
    return resolverAway;
  }
}
