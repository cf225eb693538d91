package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.BadData;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;

/** Amazon SES's notifications in JSON, as its notification service mails them. */
final class NotificationFormat implements Format {

  @Override
  public Optional<Reading> read(Report report) {
    int start = report.words().indexOf("{\"notificationType\"");
    if (start < 0) {
      start = report.words().indexOf("{\"eventType\"");
    }
    if (start < 0) {
      return Optional.empty();
    }
    String json = report.words().substring(start, report.words().lastIndexOf('}') + 1);
    try {
      return read(Documents.json("notification", json));
    } catch (BadData broken) {
      return Optional.empty();
    }
  }

  private static Optional<Reading> read(Node root) {
    String type = root.findText("notificationType").or(() -> root.findText("eventType")).orElse("");
    return switch (type) {
      case "Bounce" -> root.find("bounce").map(NotificationFormat::bounce);
      case "Complaint" -> root.find("complaint").map(NotificationFormat::complaint);
      case "Delivery" -> root.find("delivery").map(NotificationFormat::delivery);
      default -> Optional.empty();
    };
  }

  private static Reading bounce(Node bounce) {
    List<Attempt> attempts =
        bounce.list("bouncedRecipients").stream().map(NotificationFormat::bounced).toList();
    return new Reading(Kind.FAILURE, attempts, host(bounce));
  }

  private static Attempt bounced(Node recipient) {
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

  private static Reading complaint(Node complaint) {
    List<Attempt> attempts =
        complaint.list("complainedRecipients").stream()
            .map(recipient -> recipient.findText("emailAddress").orElse(""))
            .map(address -> Attempt.told(address, Action.DELIVERED, ""))
            .toList();
    return new Reading(Kind.FEEDBACK_REPORT, attempts, Optional.empty());
  }

  private static Reading delivery(Node delivery) {
    String response = delivery.findText("smtpResponse").orElse("");
    List<Attempt> attempts =
        delivery.texts("recipients").stream()
            .map(address -> Attempt.told(address, Action.DELIVERED, response))
            .toList();
    return new Reading(Kind.SUCCESS, attempts, host(delivery));
  }

  private static Optional<String> host(Node node) {
    return node.findText("reportingMTA").map(field -> field.replaceFirst("^\\w+; ?", ""));
  }
}
