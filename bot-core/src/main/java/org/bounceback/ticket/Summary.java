package org.bounceback.ticket;

import java.util.List;
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
    ownBlocks(opened).forEach(block -> summary.append("\nOur own server: ").append(block));
    if (submission.incomplete()) {
      summary.append("\nIncomplete: ask the customer for the full headers.");
    }
    if (!submission.note().isBlank()) {
      summary.append("\n\n").append(submission.note().strip());
    }
    return summary.toString();
  }

  /** What on our own side is in the way, which the desk can end at once. */
  private static List<String> ownBlocks(Case opened) {
    return opened
        .findings()
        .find("ownServers")
        .map(own -> own.list("blocks"))
        .orElse(List.of())
        .stream()
        .map(
            block ->
                "%s blocks %s (%s, %s)%s"
                    .formatted(
                        block.text("server"),
                        block.text("address"),
                        block.text("by"),
                        block.text("list"),
                        block.findText("why").map(why -> ": " + why).orElse("")))
        .toList();
  }
}
