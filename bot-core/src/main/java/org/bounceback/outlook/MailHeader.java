package org.bounceback.outlook;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds the header of a converted message. */
final class MailHeader {
  private static final int TO = 1;
  private static final int CC = 2;

  private MailHeader() {}

  /** Builds the header from the properties, for a message without transport headers. */
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
   * Returns the fields other than those about the content, which is written again. Each ends with
   * CRLF; there is no blank line.
   */
  static byte[] withoutContent(byte[] header) {
    var result = new StringBuilder();
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
        result.append(line).append("\r\n");
      }
    }
    return result.toString().getBytes(StandardCharsets.ISO_8859_1);
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
    return Optional.of(all).filter(text -> !text.isEmpty());
  }

  private static Optional<String> mailbox(Optional<String> name, Optional<String> address) {
    Optional<String> quotedName =
        name.map(text -> '"' + text.replaceAll("[\"\\\\]", "'") + '"')
            .filter(text -> text.length() > 2);
    if (address.isEmpty()) {
      return quotedName;
    }
    String angled = "<" + address.get().strip() + ">";
    return Optional.of(quotedName.map(text -> text + " " + angled).orElse(angled));
  }

  /**
   * Appends a field; control characters in the value are replaced, so it cannot start another line.
   */
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
