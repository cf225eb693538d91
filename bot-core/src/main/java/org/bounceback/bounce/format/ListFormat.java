package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads rejections by mailing list software. The list is the recipient, and the report comes from
 * the address of its owner.
 */
final class ListFormat implements ReportFormat {
  /** List software that sends under one address for all lists of a host. */
  private static final Pattern PROGRAM =
      Pattern.compile("(?:sympa|listserv|majordomo|listmaster|mailman)@");

  private final ReportIndicators reportIndicators;

  ListFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    boolean rejects =
        reportIndicators.hasListSubject(reportMessage.header())
            || (isFromListProgram(reportMessage)
                && reportIndicators.mentionsListRejection(
                    reportMessage.text().toLowerCase(Locale.ROOT)));
    return rejects
        ? list(reportMessage).map(address -> reading(address, reportMessage))
        : Optional.empty();
  }

  private static boolean isFromListProgram(ReportMessage reportMessage) {
    return reportMessage.header().first("X-Mailman-Version").isPresent()
        || reportMessage.header().first("X-List-Administrivia").isPresent();
  }

  private static FormatResult reading(String address, ReportMessage reportMessage) {
    RawRecipient rawRecipient =
        RawRecipient.of(address, DsnAction.FAILED, RejectionReply.extract(reportMessage.text()))
            .withContext(reportMessage.text());
    return new FormatResult(
        MessageKind.FAILURE,
        List.of(rawRecipient),
        Optional.of(address.substring(address.lastIndexOf('@') + 1)));
  }

  /**
   * Returns the address of the list. It is derived from the owner's address. If software for many
   * lists sent the report, it is the first other address of the same host in the subject or the
   * text.
   */
  private static Optional<String> list(ReportMessage reportMessage) {
    Optional<String> writer = reportMessage.header().first("From").flatMap(AddressFinder::first);
    if (writer.filter(address -> PROGRAM.matcher(address).lookingAt()).isPresent()) {
      String program = writer.get();
      String host = program.substring(program.lastIndexOf('@'));
      String text =
          reportMessage.header().first("Subject").orElse("") + "\n" + reportMessage.text();
      return AddressFinder.all(text).stream()
          .map(found -> AddressFinder.key(found.address()))
          .filter(address -> address.endsWith(host) && !PROGRAM.matcher(address).lookingAt())
          .findFirst()
          .or(() -> writer);
    }
    return writer
        .map(address -> address.replaceFirst("-(?:owner|bounces|request|admin|help)(?=@)", ""))
        .map(address -> address.replaceFirst("^owner-", ""));
  }
}
