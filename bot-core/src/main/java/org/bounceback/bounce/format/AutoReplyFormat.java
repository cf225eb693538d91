package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/**
 * Reads automatic replies of the recipient: out-of-office notes and the like (RFC 3834), and
 * challenges that require the sender to prove that a person sent the message.
 */
final class AutoReplyFormat implements ReportFormat {
  private final ReportIndicators reportIndicators;

  AutoReplyFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    Header header = reportMessage.header();
    if (header.first("From").isEmpty()
        || reportIndicators.isFromServer(header)
        || !isAnswer(reportMessage)) {
      return Optional.empty();
    }
    List<RawRecipient> answering =
        header
            .first("From")
            .flatMap(AddressFinder::first)
            .map(address -> RawRecipient.of(address, DsnAction.DELIVERED, ""))
            .stream()
            .toList();
    return Optional.of(new FormatResult(MessageKind.AUTO_REPLY, answering, Optional.empty()));
  }

  private boolean isAnswer(ReportMessage reportMessage) {
    Header header = reportMessage.header();
    String submitted = field(header, "Auto-Submitted");
    boolean marked =
        submitted.startsWith("auto-")
            || field(header, "Precedence").equals("auto_reply")
            || header.first("X-Autorespond").isPresent()
            || header.first("X-Autoreply").isPresent()
            || header.first("X-Auto-Response-Suppress").isPresent()
            || field(header, "X-Apple-Action").contains("vacation")
            || field(header, "Return-Path").equals("<>")
            || header.first("In-Reply-To").isPresent();
    return (submitted.startsWith("auto-replied") && !isFromList(header))
        || reportIndicators.startsAsAutoReply(header)
        || (reportIndicators.hasAutoReplySubject(header) && marked)
        || isChallenge(reportMessage);
  }

  /** Returns whether a program replied to our message and requires a challenge response. */
  private boolean isChallenge(ReportMessage reportMessage) {
    Header header = reportMessage.header();
    return header.first("In-Reply-To").isPresent()
        && (field(header, "Auto-Submitted").startsWith("auto-")
            || field(header, "Return-Path").equals("<>"))
        && !isFromList(header)
        && reportIndicators.isChallenge(reportMessage.text().toLowerCase(Locale.ROOT));
  }

  private static boolean isFromList(Header header) {
    return header.first("List-Id").isPresent() || header.first("List-Unsubscribe").isPresent();
  }

  private static String field(Header header, String name) {
    return header.first(name).orElse("").toLowerCase(Locale.ROOT);
  }
}
