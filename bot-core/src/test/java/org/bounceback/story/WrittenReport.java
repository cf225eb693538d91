package org.bounceback.story;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A report as the server wrote it, in its parts. All texts end with a line break.
 *
 * @param header the header fields without those about the content
 * @param text the human-readable text
 * @param deliveryStatus the delivery status
 * @param returnedType the media type of the returned message, or {@code inline} if it is in the
 *     text
 * @param returnedHeader the header of the returned message
 * @param returnedBody its text
 * @param event the lines about the event, as in the text
 */
record WrittenReport(
    String header,
    String text,
    Optional<String> deliveryStatus,
    String returnedType,
    String returnedHeader,
    String returnedBody,
    String event) {
  private static final String BOUNDARY = "4F0A1B2C3D.1795503420/report";

  /** Returns the whole message. */
  String message() {
    return message(false);
  }

  /** Returns the whole message, with its text in base64 if wanted. */
  String message(boolean base64) {
    return header + contentHeader(base64) + "\n" + body(base64);
  }

  /** Returns the body of the message with its boundaries. */
  String body() {
    return body(false);
  }

  /** Returns what a mail window shows: the text, the delivery status, the returned header. */
  String window() {
    return text + "\n" + deliveryStatus.map(each -> each + "\n").orElse("") + returnedPart();
  }

  /** Returns a copy without the returned message. */
  WrittenReport withoutReturned() {
    return new WrittenReport(
        header,
        text.replace(returnedHeader + "\n" + returnedBody, "").replace(returnedHeader, ""),
        deliveryStatus,
        "inline",
        "",
        "",
        event);
  }

  private boolean isMultipart() {
    return deliveryStatus.isPresent() || !returnedType.equals("inline");
  }

  private String returnedPart() {
    return returnedType.equals("inline") ? "" : returnedHeader;
  }

  private String contentHeader(boolean base64) {
    String content =
        isMultipart()
            ? "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\""
                + BOUNDARY
                + "\"\n"
            : textHeader(base64);
    return "MIME-Version: 1.0\n" + content;
  }

  private static String textHeader(boolean base64) {
    return "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
        + (base64 ? "base64" : "8bit")
        + "\n";
  }

  private String body(boolean base64) {
    String shown =
        base64
            ? Base64.getMimeEncoder(76, new byte[] {'\n'})
                    .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "\n"
            : text;
    if (!isMultipart()) {
      return shown;
    }
    String parts =
        "This is a MIME-encapsulated message.\n\n--"
            + BOUNDARY
            + "\n"
            + textHeader(base64)
            + "\n"
            + shown;
    parts +=
        deliveryStatus
            .map(each -> part("Content-Type: message/delivery-status\n", each))
            .orElse("");
    if (!returnedType.equals("inline")) {
      String content =
          returnedType.equals("message/rfc822")
              ? returnedHeader + "\n" + returnedBody
              : returnedHeader;
      parts += part("Content-Type: " + returnedType + "\n", content);
    }
    return parts + "\n--" + BOUNDARY + "--\n";
  }

  private static String part(String header, String content) {
    return "\n--" + BOUNDARY + "\n" + header + "\n" + content;
  }
}
