package org.bounceback.outlook;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Restores the delivery status fields (RFC 3464) of a non-delivery report that Exchange created.
 * Outlook stores such a report only as properties of each recipient ([MS-OXOMSG] section 2.2.3).
 */
final class StatusPart {
  private static final Pattern CODE = Pattern.compile("#([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern HOST = Pattern.compile("<([A-Za-z0-9.-]{1,253}) #");
  private static final int MAX = 2000;

  private StatusPart() {}

  /** Returns whether the message is a report created by Exchange. */
  static boolean isReport(OutlookMessage message) {
    return messageClass(message).startsWith("report.") && !action(message).isEmpty();
  }

  /** Returns the fields; empty for other messages, and if there is no data about the recipients. */
  static Optional<byte[]> of(OutlookMessage message) {
    if (!isReport(message)) {
      return Optional.empty();
    }
    var fields = new StringBuilder();
    for (MapiProperties recipient : message.recipients()) {
      Optional<String> address =
          recipient.text(Tag.SMTP_ADDRESS).or(() -> recipient.text(Tag.ADDRESS));
      if (address.isPresent() && address.get().contains("@")) {
        fields.append("\r\nFinal-Recipient: rfc822; ").append(onOneLine(address.get()));
        fields.append("\r\nAction: ").append(action(message));
        recipient.text(Tag.SUPPLEMENTARY_INFO).ifPresent(info -> append(fields, info));
        fields.append("\r\n");
      }
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(fields.substring(2).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Appends the fields of a text such as {@code <mx.example.com #5.1.1 smtp;550 5.1.1 No such
   * user>}.
   */
  private static void append(StringBuilder fields, String info) {
    String line = onOneLine(info);
    Matcher code = CODE.matcher(line);
    if (code.find()) {
      fields.append("\r\nStatus: ").append(code.group(1));
    }
    Matcher host = HOST.matcher(line);
    if (host.find()) {
      fields.append("\r\nRemote-MTA: dns; ").append(host.group(1));
    }
    int reply = line.toLowerCase(Locale.ROOT).indexOf("smtp;");
    String diagnostic = reply < 0 ? line : line.substring(reply + 5);
    fields.append("\r\nDiagnostic-Code: smtp; ").append(diagnostic.replaceAll(">$", "").strip());
  }

  private static String action(OutlookMessage message) {
    String kind = messageClass(message);
    if (kind.endsWith(".ndr")) {
      return "failed";
    }
    if (kind.endsWith(".dr")) {
      return "delivered";
    }
    return kind.endsWith(".delayed") ? "delayed" : "";
  }

  private static String messageClass(OutlookMessage message) {
    return message.properties().text(Tag.MESSAGE_CLASS).orElse("").toLowerCase(Locale.ROOT);
  }

  private static String onOneLine(String text) {
    String line = text.replaceAll("\\s+|\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), MAX));
  }
}
