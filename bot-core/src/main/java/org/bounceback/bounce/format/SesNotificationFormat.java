package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * Reads Amazon SES notifications in JSON as SNS mails them, with or without the SNS envelope, which
 * contains the notification as text in {@code Message}.
 */
final class SesNotificationFormat implements ReportFormat {
  private static final List<String> TYPES = List.of("notificationType", "eventType");

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    String text = reportMessage.text();
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    if (start < 0 || end < start || TYPES.stream().noneMatch(text::contains)) {
      return Optional.empty();
    }
    try {
      DocumentNode root = DocumentCodec.json("notification", text.substring(start, end + 1));
      Optional<String> inEnvelope =
          root.findText("Message").filter(content -> content.startsWith("{"));
      return read(inEnvelope.isEmpty() ? root : DocumentCodec.json("message", inEnvelope.get()));
    } catch (InvalidDataException broken) {
      return Optional.empty();
    }
  }

  private static Optional<FormatResult> read(DocumentNode root) {
    String type = root.findText("notificationType").or(() -> root.findText("eventType")).orElse("");
    return switch (type) {
      case "Bounce" -> root.find("bounce").map(SesNotificationFormat::bounce);
      case "Complaint" -> root.find("complaint").map(SesNotificationFormat::complaint);
      case "Delivery" -> root.find("delivery").map(SesNotificationFormat::delivery);
      default -> Optional.empty();
    };
  }

  private static FormatResult bounce(DocumentNode bounce) {
    List<RawRecipient> rawRecipients =
        bounce.list("bouncedRecipients").stream().map(SesNotificationFormat::bounced).toList();
    return new FormatResult(MessageKind.FAILURE, rawRecipients, host(bounce));
  }

  private static RawRecipient bounced(DocumentNode recipient) {
    String diagnostic = recipient.findText("diagnosticCode").orElse("");
    return new RawRecipient(
        recipient.findText("emailAddress").orElse(""),
        recipient.findText("action").flatMap(DsnAction::find),
        recipient.findText("status"),
        diagnostic.replaceFirst("^smtp; ?", ""),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(
                recipient.findText("action").map(text -> Passage.field("action", text)),
                recipient
                    .findText("diagnosticCode")
                    .map(text -> Passage.field("diagnostic-code", text)))
            .flatMap(Optional::stream)
            .toList());
  }

  private static FormatResult complaint(DocumentNode complaint) {
    List<RawRecipient> rawRecipients =
        complaint.list("complainedRecipients").stream()
            .map(recipient -> recipient.findText("emailAddress").orElse(""))
            .map(address -> RawRecipient.of(address, DsnAction.DELIVERED, ""))
            .toList();
    return new FormatResult(MessageKind.FEEDBACK_REPORT, rawRecipients, Optional.empty());
  }

  private static FormatResult delivery(DocumentNode delivery) {
    String response = delivery.findText("smtpResponse").orElse("");
    List<RawRecipient> rawRecipients =
        delivery.texts("recipients").stream()
            .map(address -> RawRecipient.of(address, DsnAction.DELIVERED, response))
            .toList();
    return new FormatResult(MessageKind.SUCCESS, rawRecipients, host(delivery));
  }

  private static Optional<String> host(DocumentNode documentNode) {
    return documentNode.findText("reportingMTA").map(field -> field.replaceFirst("^\\w+; ?", ""));
  }
}
