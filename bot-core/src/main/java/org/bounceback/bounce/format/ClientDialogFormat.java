package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.client.QuotedReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads the error dialog of a mail client whose server rejected a message immediately, pasted as
 * text in any language, if its wording is not in the table of windows. There is no report, only the
 * reply of the server. Often the recipient is not named; then its address is empty.
 */
final class ClientDialogFormat implements ReportFormat {
  /** The account that the dialog belongs to, which is not a recipient. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:task|aufgabe|tâche|tarea|account|konto|compte|cuenta)[: ]{1,3}'[^'\\r\\n]{1,200}'",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX = 8_000;

  private final UnrelatedMailFilter other;

  ClientDialogFormat(ReportIndicators reportIndicators) {
    this.other = new UnrelatedMailFilter(reportIndicators);
  }

  @Override
  public ReportAuthor author() {
    return ReportAuthor.MAIL_CLIENT;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().fields().isEmpty()
        || other.matches(reportMessage)
        || CodesInProse.areOnly(reportMessage.text())) {
      return Optional.empty();
    }
    String text = reportMessage.text().substring(0, Math.min(reportMessage.text().length(), MAX));
    Optional<QuotedReply> quoted = QuotedReply.find(text);
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    String reply = quoted.get().text();
    // The dialog may name the sender first; the reply names the recipient.
    String others = ACCOUNT.matcher(text).replaceAll(" ");
    Optional<String> inReply =
        quoted.get().isAboutSender() ? Optional.empty() : AddressFinder.first(reply);
    String to = inReply.or(() -> AddressFinder.first(others.replace(reply, " "))).orElse("");
    RawRecipient rawRecipient = RawRecipient.of(to, DsnAction.FAILED, reply);
    return Optional.of(
        new FormatResult(MessageKind.FAILURE, List.of(rawRecipient), Optional.empty()));
  }
}
