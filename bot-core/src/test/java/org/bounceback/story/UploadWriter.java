package org.bounceback.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Turns a report into the upload of a person who asks for help with it. */
final class UploadWriter {
  private static final String DATE = "Tue, 24 Nov 2026 09:15:00 +0000";
  private static final String HELLO = "Hello team,\n\nwe got this back, please have a look.\n\n";
  private static final String ORDINARY =
      "From: Bob <bob@customer.test>\nTo: support@support.test\nSubject: lunch\nDate: "
          + DATE
          + "\nContent-Type: text/plain; charset=utf-8\n\nJust saying hello.\n";

  private UploadWriter() {}

  /** Returns the upload. */
  static Upload write(WrittenReport report, UploadForm form) {
    String message = report.message();
    String window = report.window();
    return switch (form) {
      case AS_IS -> utf8("mail.eml", message, message);
      case FORWARD_ATTACHED ->
          utf8("mail.eml", attached("message/rfc822", "8bit", message), message);
      case FORWARD_FILE ->
          utf8(
              "mail.eml", attached("application/octet-stream", "base64", base64(message)), message);
      case BOM_CRLF -> utf8("mail.eml", "\uFEFF" + message.replace("\n", "\r\n"), message);
      case CR_ONLY -> utf8("mail.eml", message.replace('\n', '\r'), message);
      case UTF_16 ->
          new Upload(
              "mail.txt",
              ("\uFEFF" + message.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE),
              message);
      case TEXT_BASE64 -> utf8("mail.eml", report.message(true), message);
      case WHOLE_BASE64 -> utf8("mail.txt", base64(message), message);
      case GZIP -> new Upload("mail.eml.gz", gzip(message), message);
      case ZIP -> new Upload("mail.zip", zip(message), message);
      case SHOW_ORIGINAL -> utf8("mail.txt", showOriginal(report) + message, message);
      case MBOX ->
          utf8(
              "mail.mbox",
              mbox(ORDINARY) + mbox(message) + mbox(ORDINARY.replace("lunch", "dinner")),
              message);
      case WINDOWS_1252 ->
          new Upload(
              "mail.eml",
              windows1252(
                  message.replaceAll("(?<=[A-Za-z])'(?=[a-z])", "\u2019").replace("\n", "\r\n")),
              message);
      case FORWARD_INLINE ->
          letter(
              "FW: mail", HELLO + "-----Original Message-----\n" + intro(report) + window, window);
      case FORWARD_INLINE_GERMAN ->
          letter(
              "WG: mail",
              "Hallo,\n\nkann sich das jemand ansehen?\n\n-----Urspr\u00fcngliche Nachricht-----\n"
                  + intro(report)
                      .replace("From:", "Von:")
                      .replace("Sent:", "Gesendet:")
                      .replace("To:", "An:")
                      .replace("Subject:", "Betreff:")
                  + window,
              window);
      case FORWARD_HTML ->
          new Upload("mail.eml", html(report, window).getBytes(StandardCharsets.UTF_8), window);
      case REPLY_QUOTED ->
          letter(
              "Re: mail",
              HELLO + "On " + DATE + ", Mail System wrote:\n" + quoted(intro(report) + window),
              window);
      case REPLY_QUOTED_FRENCH ->
          letter(
              "Re: mail",
              "Bonjour,\n\nLe mar. 24 nov. 2026 \u00e0 09:15, Mail System a \u00e9crit :\n"
                  + quoted(intro(report) + window),
              window);
      case PASTED -> utf8("mail.txt", intro(report) + window, window);
      case TEXT_ONLY -> utf8("mail.txt", report.text(), report.text());
      case TOP_CUT -> {
        String cut = message.substring(lineAfter(message, report.header().length() / 2));
        yield utf8("mail.eml", cut, cut);
      }
      case NO_HEADER -> utf8("mail.eml", report.body(), report.body());
      case TRUNCATED -> {
        String half = message.substring(0, lineAfter(message, message.length() / 2));
        yield utf8("mail.eml", half, half);
      }
      case WITHOUT_RETURNED -> {
        String rest = report.withoutReturned().message();
        yield utf8("mail.eml", rest, rest);
      }
    };
  }

  private static Upload utf8(String name, String text, String shown) {
    return new Upload(name, text.getBytes(StandardCharsets.UTF_8), shown);
  }

  private static Upload letter(String subject, String text, String shown) {
    return utf8("mail.eml", wrapper(subject, "text/plain; charset=utf-8") + "\n" + text, shown);
  }

  private static String wrapper(String subject, String type) {
    return "Return-Path: <anna@customer.test>\n"
        + "Received: from mail.customer.test (mail.customer.test [10.1.2.3])\n"
        + "\tby mx.support.test with ESMTPS id 4F00000001; "
        + DATE
        + "\nFrom: Anna <anna@customer.test>\nTo: support@support.test\nSubject: "
        + subject
        + "\nDate: "
        + DATE
        + "\nMessage-ID: <1.0@customer.test>\nMIME-Version: 1.0\nContent-Type: "
        + type
        + "\nContent-Transfer-Encoding: 8bit\n";
  }

  private static String attached(String type, String encoding, String content) {
    return wrapper("FW: mail", "multipart/mixed; boundary=\"=-fwd\"")
        + "\n--=-fwd\nContent-Type: text/plain; charset=utf-8\n\n"
        + HELLO
        + "--=-fwd\nContent-Type: "
        + type
        + "; name=\"bounce.eml\"\nContent-Disposition: attachment; filename=\"bounce.eml\"\n"
        + "Content-Transfer-Encoding: "
        + encoding
        + "\n\n"
        + content
        + "\n--=-fwd--\n";
  }

  private static String intro(WrittenReport report) {
    return "From: %s\nSent: %s\nTo: %s\nSubject: %s\n\n"
        .formatted(field(report, "From"), DATE, field(report, "To"), field(report, "Subject"));
  }

  private static String field(WrittenReport report, String name) {
    return report
        .header()
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private static String html(WrittenReport report, String window) {
    String text = (intro(report) + window).replace("&", "&amp;").replace("<", "&lt;");
    return wrapper("FW: mail", "text/html; charset=utf-8")
        + "\n<html><body><p>Hello team</p><hr><div>"
        + text.replaceAll("\n[ \t]+", "\n&nbsp;&nbsp; ").replace("\n", "<br>\n")
        + "</div></body></html>\n";
  }

  private static String quoted(String text) {
    return text.lines().map(line -> ("> " + line).strip()).collect(Collectors.joining("\n")) + "\n";
  }

  private static String showOriginal(WrittenReport report) {
    return "Original Message\n\nCreated at:\t%s (Delivered after 1 second)\nFrom:\t%s\nTo:\t%s\nSubject:\t%s\n\n\nDownload Original\t\nCopy to clipboard\n\n"
        .formatted(DATE, field(report, "From"), field(report, "To"), field(report, "Subject"));
  }

  private static String mbox(String message) {
    String body = message.strip().replaceAll("(?m)^(>*From )", ">$1");
    return "From MAILER-DAEMON Tue Nov 24 09:15:00 2026\n" + body + "\n\n";
  }

  private static int lineAfter(String text, int position) {
    return text.indexOf('\n', position) + 1;
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'})
            .encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "\n";
  }

  /** Encodes a text as an old editor does; text that it cannot write stays in UTF-8. */
  private static byte[] windows1252(String text) {
    Charset charset = Charset.forName("windows-1252");
    return text.getBytes(charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bounce.eml"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }
}
