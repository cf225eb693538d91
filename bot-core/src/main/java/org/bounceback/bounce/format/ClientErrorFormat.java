package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.reason.RejectionReply;

/**
 * A mail program's window that quotes no server: no report, whatever it says of mail that was not
 * sent, and whoever is named in it is the account's owner.
 */
final class ClientErrorFormat implements ReportFormat {
  private final ClientErrorTable errors;

  ClientErrorFormat(ClientErrorTable errors) {
    this.errors = errors;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().fields().isEmpty()
        || RejectionReply.of(reportMessage.words()).hasCode()
        || errors.in(reportMessage.words()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()));
  }
}
