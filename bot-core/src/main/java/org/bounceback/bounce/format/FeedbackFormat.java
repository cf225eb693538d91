package org.bounceback.bounce.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/**
 * Reads complaints in the format of RFC 5965, and those of Microsoft, which are recognized by their
 * subject.
 */
final class FeedbackFormat implements ReportFormat {
  private static final List<String> RECIPIENT_FIELDS =
      List.of("Original-Rcpt-To", "Removal-Recipient", "Redacted-Address", "Original-Recipient");
  private static final List<String> RETURNED_FIELDS =
      List.of("X-HmXmrOriginalRecipient", "To", "Delivered-To");

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    boolean namedBySubject =
        reportMessage
            .header()
            .first("Subject")
            .orElse("")
            .startsWith("complaint about message from ");
    if (reportMessage.feedback().isEmpty() && !namedBySubject) {
      return Optional.empty();
    }
    Header feedback = reportMessage.feedback().orElse(Header.EMPTY);
    Map<String, RawRecipient> complainants = named(feedback, RECIPIENT_FIELDS);
    if (complainants.isEmpty()) {
      complainants = named(reportMessage.returned(), RETURNED_FIELDS);
    }
    Optional<String> host =
        feedback.first("Reporting-MTA").map(field -> field.replaceAll("^\\w+;\\s*", ""));
    return Optional.of(
        new FormatResult(MessageKind.FEEDBACK_REPORT, List.copyOf(complainants.values()), host));
  }

  /** Returns the recipients in the first field that names any. */
  private static Map<String, RawRecipient> named(Header header, List<String> fields) {
    var rawRecipients = new LinkedHashMap<String, RawRecipient>();
    for (String name : fields) {
      for (String value : header.all(name)) {
        AddressFinder.all(value)
            .forEach(
                found ->
                    rawRecipients.putIfAbsent(
                        AddressFinder.key(found.address()),
                        RawRecipient.of(found.address(), DsnAction.DELIVERED, "")));
      }
      if (!rawRecipients.isEmpty()) {
        break;
      }
    }
    return rawRecipients;
  }
}
