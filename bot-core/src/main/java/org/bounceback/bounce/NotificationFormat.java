package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * Amazon SES's notifications in JSON, as its notification service mails them, also in the envelope
 * of that service, which has the notification as a text in {@code Message}.
 */
final class NotificationFormat implements Format {
  private static final List<String> TYPES = List.of("notificationType", "eventType");

  @Override
  public Optional<Reading> read(Report report) {
    String words = report.words();
    int start = words.indexOf('{');
    int end = words.lastIndexOf('}');
    if (start < 0 || end < start || TYPES.stream().noneMatch(words::contains)) {
      return Optional.empty();
    }
    try {
      DocumentNode root = DocumentCodec.json("notification", words.substring(start, end + 1));
      Optional<String> inEnvelope = root.findText("Message").filter(text -> text.startsWith("{"));
      return read(inEnvelope.isEmpty() ? root : DocumentCodec.json("message", inEnvelope.get()));
    } catch (InvalidDataException broken) {
      return Optional.empty();
    }
  }

  private static Optional<Reading> read(DocumentNode root) {
    String type = root.findText("notificationType").or(() -> root.findText("eventType")).orElse("");
    return switch (type) {
      case "Bounce" -> root.find("bounce").map(NotificationFormat::bounce);
      case "Complaint" -> root.find("complaint").map(NotificationFormat::complaint);
      case "Delivery" -> root.find("delivery").map(NotificationFormat::delivery);
      default -> Optional.empty();
    };
  }

  private static Reading bounce(DocumentNode bounce) {
    List<Attempt> attempts =
        bounce.list("bouncedRecipients").stream().map(NotificationFormat::bounced).toList();
    return new Reading(Kind.FAILURE, attempts, host(bounce));
  }

  private static Attempt bounced(DocumentNode recipient) {
    String diagnostic = recipient.findText("diagnosticCode").orElse("");
    return new Attempt(
        recipient.findText("emailAddress").orElse(""),
        recipient.findText("action").flatMap(Action::find),
        recipient.findText("status"),
        diagnostic.replaceFirst("^smtp; ?", ""),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Reading complaint(DocumentNode complaint) {
    List<Attempt> attempts =
        complaint.list("complainedRecipients").stream()
            .map(recipient -> recipient.findText("emailAddress").orElse(""))
            .map(address -> Attempt.told(address, Action.DELIVERED, ""))
            .toList();
    return new Reading(Kind.FEEDBACK_REPORT, attempts, Optional.empty());
  }

  private static Reading delivery(DocumentNode delivery) {
    String response = delivery.findText("smtpResponse").orElse("");
    List<Attempt> attempts =
        delivery.texts("recipients").stream()
            .map(address -> Attempt.told(address, Action.DELIVERED, response))
            .toList();
    return new Reading(Kind.SUCCESS, attempts, host(delivery));
  }

  private static Optional<String> host(DocumentNode documentNode) {
    return documentNode.findText("reportingMTA").map(field -> field.replaceFirst("^\\w+; ?", ""));
  }
}
