package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.reason.RejectionReply;

/**
 * Recognizes the error dialog of a mail client that quotes no server. It is not a report, even if
 * it says that a message was not sent. Any address in it belongs to the account owner.
 */
final class ClientErrorFormat implements ReportFormat {
  private final ClientErrorTable errors;

  ClientErrorFormat(ClientErrorTable errors) {
    this.errors = errors;
  }

  @Override
  public ReportAuthor author() {
    return ReportAuthor.MAIL_CLIENT;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().fields().isEmpty()
        || RejectionReply.hasCode(reportMessage.text())
        || errors.classify(reportMessage.text()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()));
  }
}
