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

/** Writes a message of Outlook's as a mail (RFC 5322, RFC 2045). */
final class MailWriter {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final String UNTYPED = "application/octet-stream";
  private static final String STATUS_BEGINS = "reporting-mta:";

  private MailWriter() {}

  /** The mail under its own header. */
  static byte[] write(OutlookMessage message) {
    byte[] header =
        message
            .properties()
            .text(Tag.TRANSPORT_HEADERS)
            .map(MailWriter::utf8)
            .orElseGet(() -> MailHeader.of(message));
    return write(message, header);
  }

  /** The mail under another header; what that one says of the content is replaced. */
  static byte[] write(OutlookMessage message, byte[] header) {
    List<byte[]> parts = parts(message);
    String boundary = boundary(parts);
    boolean isReport =
        message.attachments().stream().anyMatch(each -> isStatus(type(each)))
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

  /** The text, else the HTML, else what the RTF says. */
  private static Optional<byte[]> body(OutlookMessage message) {
    MapiProperties properties = message.properties();
    Optional<byte[]> text =
        properties
            .text(Tag.BODY)
            .or(() -> properties.text(Tag.REPORT_TEXT))
            .map(words -> part("text/plain; charset=utf-8", utf8(words)));
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
            words ->
                part(
                    (words.isHtml() ? "text/html" : "text/plain") + "; charset=utf-8",
                    utf8(words.text())));
  }

  private static byte[] attached(Attachment attachment) {
    if (attachment.message().isPresent()) {
      return part("message/rfc822", write(attachment.message().get()));
    }
    byte[] content = attachment.properties().bytes(Tag.ATTACH_DATA).orElse(new byte[0]);
    String type = type(attachment);
    // A mail or its header may not be hidden in an encoding (RFC 2046 section 5.2.1).
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

  /** The media type that the attachment had on the wire, else what its content shows. */
  private static String type(Attachment attachment) {
    String said =
        attachment
            .properties()
            .text(Tag.ATTACH_MIME_TAG)
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .filter(type -> type.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}"))
            .orElse(UNTYPED);
    if (!said.equals(UNTYPED) && !said.equals("text/plain")) {
      return said;
    }
    if (name(attachment).toLowerCase(Locale.ROOT).endsWith(".eml")) {
      return "message/rfc822";
    }
    return beginsAsStatus(attachment) ? "message/delivery-status" : said;
  }

  private static boolean beginsAsStatus(Attachment attachment) {
    byte[] content = attachment.properties().bytes(Tag.ATTACH_DATA).orElse(new byte[0]);
    int length = Math.min(content.length, STATUS_BEGINS.length());
    return new String(content, 0, length, StandardCharsets.US_ASCII)
        .equalsIgnoreCase(STATUS_BEGINS);
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

  /** A boundary that depends on the content, so that no content can hold it but by chance. */
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
