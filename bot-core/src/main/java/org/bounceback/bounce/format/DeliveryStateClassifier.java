package org.bounceback.bounce.format;

import java.util.Locale;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;

/** Decides from the text of a report whether the message failed, is delayed or was delivered. */
final class DeliveryStateClassifier {

  private DeliveryStateClassifier() {}

  static MessageKind kind(ReportMessage reportMessage, ReportIndicators reportIndicators) {
    String subject = reportMessage.header().first("Subject").orElse("");
    String lowerCase = (subject + "\n" + reportMessage.text()).toLowerCase(Locale.ROOT);
    if (reportIndicators.mentionsDelay(lowerCase)) {
      return MessageKind.DELAY;
    }
    boolean arrived =
        reportIndicators.mentionsSuccess(lowerCase) && !reportIndicators.mentionsFailure(lowerCase);
    return arrived ? MessageKind.SUCCESS : MessageKind.FAILURE;
  }

  static DsnAction action(MessageKind messageKind) {
    return switch (messageKind) {
      case DELAY -> DsnAction.DELAYED;
      case SUCCESS, FEEDBACK_REPORT, AUTO_REPLY, NOT_A_BOUNCE -> DsnAction.DELIVERED;
      case FAILURE -> DsnAction.FAILED;
    };
  }
}
