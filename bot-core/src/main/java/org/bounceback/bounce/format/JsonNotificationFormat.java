package org.bounceback.bounce.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.data.DocumentNode;

/**
 * Reads the events that sending services report as JSON: Amazon SES, Postmark, Mailgun, SendGrid,
 * Brevo, SparkPost and Mandrill.
 */
final class JsonNotificationFormat implements ReportFormat {
  private static final int LAST_SMTP_CODE = 599;
  private static final String SMTP = "smtp;";

  private final ServiceEvents serviceEvents;

  JsonNotificationFormat(ServiceEvents serviceEvents) {
    this.serviceEvents = serviceEvents;
  }

  @Override
  public ReportAuthor author() {
    return ReportAuthor.SENDING_SERVICE;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    List<ServiceEvents.Found> events = serviceEvents.in(reportMessage.text());
    // An upload with several kinds was split before, but not one in the text of an e-mail.
    Optional<MessageKind> kind =
        events.stream().map(found -> found.event().kind()).min(Comparator.naturalOrder());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    if (kind.get() == MessageKind.NOT_A_BOUNCE) {
      return Optional.of(new FormatResult(kind.get(), List.of(), Optional.empty()));
    }
    var rawRecipients = new ArrayList<RawRecipient>();
    Optional<String> host = Optional.empty();
    for (ServiceEvents.Found found : events) {
      if (found.event().kind() == kind.get()) {
        rawRecipients.addAll(recipients(found));
        host =
            host.or(
                () ->
                    found
                        .event()
                        .field("host", found.document())
                        .map(JsonNotificationFormat::hostName));
      }
    }
    return Optional.of(new FormatResult(kind.get(), rawRecipients, host));
  }

  private static String hostName(String field) {
    int semicolon = field.indexOf(';');
    return ReportMessage.hostName(semicolon < 0 ? field : field.substring(semicolon + 1));
  }

  private static List<RawRecipient> recipients(ServiceEvents.Found found) {
    List<DocumentNode> nodes =
        found
            .event()
            .list()
            .map(path -> path.find(found.document()).map(DocumentNode::list).orElse(List.of()))
            .orElse(List.of(found.document()));
    return nodes.stream()
        .limit(FormatResult.MAX_ATTEMPTS)
        .map(node -> recipient(found, node))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<RawRecipient> recipient(ServiceEvents.Found found, DocumentNode node) {
    SendingService.Event event = found.event();
    JsonPath addressPath = event.fields().getOrDefault("address", new JsonPath(""));
    DsnAction dsnAction = DeliveryStateClassifier.action(event.kind());
    String reply = reply(event, node, found.document());
    Optional<String> remote = event.field("remote", node);
    return addressPath
        .text(node)
        .map(
            address ->
                new RawRecipient(
                        address,
                        Optional.of(dsnAction),
                        event.field("status", node),
                        reply,
                        "",
                        remote,
                        event
                            .field("until", found.document())
                            .flatMap(JsonNotificationFormat::time),
                        event.field("time", found.document()).flatMap(JsonNotificationFormat::time),
                        passages(event, dsnAction, reply, remote))
                    .withStatedReason(found.service().reason(event, found.document())));
  }

  /** Returns what states the result and who rejected the message. */
  private static List<Passage> passages(
      SendingService.Event event, DsnAction dsnAction, String reply, Optional<String> remote) {
    var passages = new ArrayList<Passage>();
    passages.add(Passage.field("action", dsnAction.code()));
    if (!event.own() && !reply.isEmpty()) {
      remote.ifPresent(host -> passages.add(Passage.field("remote-mta", "dns; " + host)));
      passages.add(Passage.field("diagnostic-code", "smtp; " + reply));
    }
    return passages;
  }

  private static String reply(
      SendingService.Event event, DocumentNode node, DocumentNode document) {
    String text =
        event.reply().stream()
            .map(path -> path.text(node))
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> event.field("reply-of-all", document))
            .orElse("");
    String untyped =
        text.regionMatches(true, 0, SMTP, 0, SMTP.length())
            ? text.substring(SMTP.length()).strip()
            : text;
    Optional<String> code = event.field("code", node).filter(JsonNotificationFormat::isSmtpCode);
    return code.filter(digits -> !untyped.startsWith(digits))
        .map(digits -> (digits + " " + untyped).strip())
        .orElse(untyped);
  }

  private static boolean isSmtpCode(String code) {
    return code.length() == 3
        && code.chars().allMatch(Character::isDigit)
        && Integer.parseInt(code) <= LAST_SMTP_CODE;
  }

  /** Parses a time in ISO 8601 or in seconds since 1970. */
  private static Optional<Instant> time(String text) {
    try {
      boolean isNumber = text.chars().allMatch(c -> Character.isDigit(c) || ".E".indexOf(c) >= 0);
      return Optional.of(
          isNumber
              ? Instant.ofEpochSecond((long) Double.parseDouble(text))
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return Optional.empty();
    } catch (DateTimeException tooLarge) {
      return Optional.empty();
    }
  }
}
