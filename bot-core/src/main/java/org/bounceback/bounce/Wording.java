package org.bounceback.bounce;

import java.util.Locale;

/** Tells from a report's words whether the mail is lost, late or delivered. */
final class Wording {

  private Wording() {}

  static Kind kind(Report report, Marks marks) {
    String subject = report.header().first("Subject").orElse("");
    String lowerCase = (subject + "\n" + report.words()).toLowerCase(Locale.ROOT);
    if (marks.tellsDelay(lowerCase)) {
      return Kind.DELAY;
    }
    boolean arrived = marks.tellsSuccess(lowerCase) && !marks.tellsFailure(lowerCase);
    return arrived ? Kind.SUCCESS : Kind.FAILURE;
  }

  static Action action(Kind kind) {
    return switch (kind) {
      case DELAY -> Action.DELAYED;
      case SUCCESS, FEEDBACK_REPORT, AUTO_REPLY, NOT_A_BOUNCE -> Action.DELIVERED;
      case FAILURE -> Action.FAILED;
    };
  }
}
