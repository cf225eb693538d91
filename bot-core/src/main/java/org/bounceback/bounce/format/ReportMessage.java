package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * A mail as the formats see it.
 *
 * @param header the mail's own header; empty for pasted text
 * @param type the media type of the whole, such as {@code multipart/report}
 * @param words what it says to people, without the mail that came back
 * @param lines the lines of the words
 * @param status the groups of delivery status fields, in the order written
 * @param feedback the fields of a feedback report (RFC 5965), where there is one
 * @param returned the header of the mail that came back; empty when it is not there
 * @param returnedMail that mail itself, where it is a part of the report
 * @param fromServer whether a mail server speaks, by the header's own account; so it is taken to be
 *     where nothing says who wrote it, as in pasted text
 * @param leftOut the limits that stopped the reading so far, in words
 */
record ReportMessage(
    Header header,
    String type,
    String words,
    List<String> lines,
    List<StatusFields> status,
    Optional<Header> feedback,
    Header returned,
    Optional<MimePart> returnedMail,
    boolean fromServer,
    List<String> leftOut) {
  private static final Pattern HOST_NAME = Pattern.compile("[\\s<]*([^\\s(<>][^\\s(>]*)");

  ReportMessage {
    lines = List.copyOf(lines);
    status = List.copyOf(status);
    leftOut = List.copyOf(leftOut);
  }

  /** The host that the status fields name as the writer of the report. */
  Optional<String> reportingMta() {
    return status.stream()
        .map(group -> group.untyped("reporting-mta"))
        .flatMap(Optional::stream)
        .map(ReportMessage::hostName)
        .findFirst();
  }

  /** The first word of a host field, as some hosts write remarks behind it. */
  static String hostName(String field) {
    Matcher name = HOST_NAME.matcher(field);
    return name.lookingAt() ? name.group(1) : field.strip();
  }
}
