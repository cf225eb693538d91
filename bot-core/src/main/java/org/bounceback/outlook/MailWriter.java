package org.bounceback.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.bounceback.outlook.OutlookMessage.Attachment;

/** Converts an Outlook message to RFC 5322 and MIME (RFC 2045). */
final class MailWriter {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final String UNTYPED = "application/octet-stream";
  private static final String STATUS_START = "reporting-mta:";

  private MailWriter() {}

  /** Converts the message, with its own header. */
  static byte[] write(OutlookMessage message) {
    byte[] header =
        message
            .properties()
            .text(Tag.TRANSPORT_HEADERS)
            .map(MailWriter::utf8)
            .orElseGet(() -> MailHeader.of(message));
    return write(message, header);
  }

  /** Converts the message with another header, whose fields about the content are replaced. */
  static byte[] write(OutlookMessage message, byte[] header) {
    List<byte[]> parts = parts(message);
    String boundary = boundary(parts);
    boolean isReport =
        message.attachments().stream().anyMatch(attachment -> isStatus(type(attachment)))
            || StatusPart.isReport(message);
    var out = new ByteArrayOutputStream();
    out.writeBytes(MailHeader.withoutContent(header));
    line(out, "MIME-Version: 1.0");
    line(
        out,
        "Content-Type: multipart/%s; boundary=\"%s\""
            .formatted(isReport ? "report; report-type=delivery-status" : "mixed", boundary));
    for (byte[] part : parts) {
      line(out, "");
      line(out, "--" + boundary);
      out.writeBytes(part);
    }
    line(out, "");
    line(out, "--" + boundary + "--");
    return out.toByteArray();
  }

  private static List<byte[]> parts(OutlookMessage message) {
    var parts = new ArrayList<byte[]>();
    body(message).ifPresent(parts::add);
    StatusPart.of(message)
        .map(fields -> part("message/delivery-status", fields))
        .ifPresent(parts::add);
    message.attachments().stream().map(MailWriter::attached).forEach(parts::add);
    return parts;
  }

  /** Returns the text, otherwise the HTML, otherwise the text of the RTF. */
  private static Optional<byte[]> body(OutlookMessage message) {
    MapiProperties properties = message.properties();
    Optional<byte[]> text =
        properties
            .text(Tag.BODY)
            .or(() -> properties.text(Tag.REPORT_TEXT))
            .map(content -> part("text/plain; charset=utf-8", utf8(content)));
    return text.or(() -> html(properties)).or(() -> rtf(properties));
  }

  private static Optional<byte[]> html(MapiProperties properties) {
    if (properties.isText(Tag.HTML)) {
      return properties.text(Tag.HTML).map(html -> part("text/html; charset=utf-8", utf8(html)));
    }
    String charset =
        CodePages.charset(properties.number(Tag.INTERNET_CODEPAGE).orElse(CodePages.UTF_8)).name();
    return properties
        .bytes(Tag.HTML)
        .filter(html -> html.length > 0)
        .map(html -> part("text/html; charset=" + charset, html));
  }

  private static Optional<byte[]> rtf(MapiProperties properties) {
    return properties
        .bytes(Tag.RTF_COMPRESSED)
        .map(CompressedRtf::unpack)
        .map(RtfText::of)
        .map(
            rtfText ->
                part(
                    (rtfText.isHtml() ? "text/html" : "text/plain") + "; charset=utf-8",
                    utf8(rtfText.text())));
  }

  private static byte[] attached(Attachment attachment) {
    if (attachment.message().isPresent()) {
      return part("message/rfc822", write(attachment.message().get()));
    }
    byte[] content = attachment.properties().bytes(Tag.ATTACH_DATA).orElse(new byte[0]);
    String type = type(attachment);
    // A message or its header must not have a transfer encoding (RFC 2046 section 5.2.1).
    return type.startsWith("message/") || type.startsWith("text/rfc822")
        ? part(type, content)
        : encoded(type, name(attachment), content);
  }

  private static byte[] part(String type, byte[] content) {
    var out = new ByteArrayOutputStream();
    line(out, "Content-Type: " + type);
    line(out, "Content-Transfer-Encoding: 8bit");
    line(out, "");
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] encoded(String type, String name, byte[] content) {
    var out = new ByteArrayOutputStream();
    line(out, "Content-Type: " + type);
    line(out, "Content-Transfer-Encoding: base64");
    line(out, "Content-Disposition: attachment; filename=\"" + name + "\"");
    line(out, "");
    out.writeBytes(Base64.getMimeEncoder().encode(content));
    return out.toByteArray();
  }

  /** Returns the declared media type of the attachment, otherwise the type of its content. */
  private static String type(Attachment attachment) {
    String declared =
        attachment
            .properties()
            .text(Tag.ATTACH_MIME_TAG)
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .filter(type -> type.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}"))
            .orElse(UNTYPED);
    if (!declared.equals(UNTYPED) && !declared.equals("text/plain")) {
      return declared;
    }
    if (name(attachment).toLowerCase(Locale.ROOT).endsWith(".eml")) {
      return "message/rfc822";
    }
    return beginsAsStatus(attachment) ? "message/delivery-status" : declared;
  }

  private static boolean beginsAsStatus(Attachment attachment) {
    byte[] content = attachment.properties().bytes(Tag.ATTACH_DATA).orElse(new byte[0]);
    int length = Math.min(content.length, STATUS_START.length());
    return new String(content, 0, length, StandardCharsets.US_ASCII).equalsIgnoreCase(STATUS_START);
  }

  private static boolean isStatus(String type) {
    return type.endsWith("delivery-status");
  }

  private static String name(Attachment attachment) {
    return attachment
        .properties()
        .text(Tag.ATTACH_LONG_FILE_NAME)
        .or(() -> attachment.properties().text(Tag.ATTACH_FILE_NAME))
        .orElse("")
        .replaceAll("[^\\w. -]", "_");
  }

  /**
   * Returns a boundary that depends on the content, so that the content is very unlikely to contain
   * it.
   */
  private static String boundary(List<byte[]> parts) {
    var sum = new CRC32();
    long length = 0;
    for (byte[] part : parts) {
      sum.update(part);
      length += part.length;
    }
    return "=_outlook_%08x_%x".formatted(sum.getValue(), length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes(utf8(text));
    out.writeBytes(LINE_END);
  }
}
