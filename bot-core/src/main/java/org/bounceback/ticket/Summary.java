package org.bounceback.ticket;

import java.util.Locale;
import org.bounceback.casebook.Case;

/** The words at the top of a ticket. */
final class Summary {

  private Summary() {}

  static String of(Case opened, Submission submission) {
    var summary = new StringBuilder(opened.conclusion().headline());
    summary.append("\n\nVerdict: ").append(opened.conclusion().verdict());
    summary.append("\nSeverity: ").append(submission.severity().name().toLowerCase(Locale.ROOT));
    summary.append("\nCase: ").append(opened.id());
    if (submission.incomplete()) {
      summary.append("\nIncomplete: ask the customer for the full headers.");
    }
    if (!submission.note().isBlank()) {
      summary.append("\n\n").append(submission.note().strip());
    }
    return summary.toString();
  }
}
