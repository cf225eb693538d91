package org.bounceback.bounce;

import java.util.Locale;

/** Tells from a report's words whether the mail is lost or only late. */
final class Wording {

  private Wording() {}

  static Kind kind(Report report, Marks marks) {
    String subject = report.header().first("Subject").orElse("");
    boolean late = marks.tellsDelay((subject + "\n" + report.words()).toLowerCase(Locale.ROOT));
    return late ? Kind.DELAY : Kind.FAILURE;
  }

  static Action action(Kind kind) {
    return switch (kind) {
      case DELAY -> Action.DELAYED;
      case SUCCESS, FEEDBACK_REPORT, AUTO_REPLY, NOT_A_BOUNCE -> Action.DELIVERED;
      case FAILURE -> Action.FAILED;
    };
  }
}
