package org.bounceback.outlook;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The header of a mail that is being written. */
final class MailHeader {
  private static final int TO = 1;
  private static final int CC = 2;

  private MailHeader() {}

  /** What the properties say, where no header came over the wire. */
  static byte[] of(OutlookMessage message) {
    MapiProperties properties = message.properties();
    var header = new StringBuilder();
    field(
        header,
        "From",
        mailbox(
            properties.text(Tag.SENDER_NAME),
            properties
                .text(Tag.SENDER_SMTP_ADDRESS)
                .or(() -> properties.text(Tag.SENDER_ADDRESS))));
    field(header, "To", mailboxes(message, TO));
    field(header, "Cc", mailboxes(message, CC));
    field(header, "Subject", properties.text(Tag.SUBJECT));
    field(
        header,
        "Date",
        properties
            .time(Tag.CLIENT_SUBMIT_TIME)
            .or(() -> properties.time(Tag.DELIVERY_TIME))
            .map(
                time ->
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC))));
    field(header, "Message-ID", properties.text(Tag.MESSAGE_ID));
    return header.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The fields but for those that speak of the content, which is about to be written anew, each
   * ended by CRLF, without a blank line.
   */
  static byte[] withoutContent(byte[] header) {
    var kept = new StringBuilder();
    boolean isKept = true;
    for (String line : new String(header, StandardCharsets.ISO_8859_1).lines().toList()) {
      boolean isFolded = line.startsWith(" ") || line.startsWith("\t");
      if (!isFolded) {
        String lower = line.toLowerCase(Locale.ROOT);
        isKept =
            line.indexOf(':') > 0
                && !lower.startsWith("content-")
                && !lower.startsWith("mime-version:");
      }
      if (isKept && !line.isBlank()) {
        kept.append(line).append("\r\n");
      }
    }
    return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> mailboxes(OutlookMessage message, int type) {
    String all =
        message.recipients().stream()
            .filter(recipient -> recipient.number(Tag.RECIPIENT_TYPE).orElse(TO) == type)
            .map(
                recipient ->
                    mailbox(
                        recipient.text(Tag.DISPLAY_NAME),
                        recipient.text(Tag.SMTP_ADDRESS).or(() -> recipient.text(Tag.ADDRESS))))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return Optional.of(all).filter(each -> !each.isEmpty());
  }

  private static Optional<String> mailbox(Optional<String> name, Optional<String> address) {
    Optional<String> shown =
        name.map(each -> '"' + each.replaceAll("[\"\\\\]", "'") + '"')
            .filter(each -> each.length() > 2);
    if (address.isEmpty()) {
      return shown;
    }
    String angled = "<" + address.get().strip() + ">";
    return Optional.of(shown.map(each -> each + " " + angled).orElse(angled));
  }

  /** Nothing in a value can begin another line. */
  private static void field(StringBuilder header, String name, Optional<String> value) {
    value.ifPresent(
        text ->
            header
                .append(name)
                .append(": ")
                .append(text.replaceAll("\\p{Cntrl}+", " ").strip())
                .append("\r\n"));
  }
}
