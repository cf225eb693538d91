package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * A message in the form that the report formats read.
 *
 * @param header the header of the message; empty for pasted text
 * @param type the media type of the whole message, such as {@code multipart/report}
 * @param text the human-readable text, without the returned message
 * @param lines the lines of the text
 * @param status the groups of delivery status fields, in the order written
 * @param feedback the fields of a feedback report (RFC 5965), if there is one
 * @param returned the header of the returned message; empty if there is none
 * @param returnedMail the returned message itself, if it is a part of the report
 * @param fromServer whether a mail server wrote the message, according to its header; also true if
 *     the sender is unknown, as in pasted text
 * @param leftOut descriptions of the limits at which reading stopped so far
 */
record ReportMessage(
    Header header,
    String type,
    String text,
    List<String> lines,
    List<StatusFields> status,
    Optional<Header> feedback,
    Header returned,
    Optional<MimePart> returnedMail,
    boolean fromServer,
    List<String> leftOut) {

  ReportMessage {
    lines = List.copyOf(lines);
    status = List.copyOf(status);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns the host that wrote the report, according to the status fields. */
  Optional<String> reportingMta() {
    return status.stream()
        .map(group -> group.untyped("reporting-mta"))
        .flatMap(Optional::stream)
        .map(ReportMessage::hostName)
        .findFirst();
  }

  /** Returns the first word of a host field, because some hosts add remarks. */
  static String hostName(String field) {
    int start = 0;
    while (start < field.length() && (isSpace(field.charAt(start)) || field.charAt(start) == '<')) {
      start++;
    }
    int end = start;
    while (end < field.length()
        && !isSpace(field.charAt(end))
        && field.charAt(end) != '('
        && field.charAt(end) != '>') {
      end++;
    }
    return end > start ? field.substring(start, end) : field.strip();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
