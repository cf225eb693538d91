package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.mail.Header;

/**
 * Finds the lines of a log or a report in an upload. Fields of a report that were pasted look like
 * the header of a message, and protection programs send log lines by e-mail.
 */
final class PastedFields {
  private static final Set<String> REPORT_FIELDS =
      Set.of(
          "senderaddress",
          "recipientaddress",
          "messagetraceid",
          "eventid",
          "event",
          "recipientstatus",
          "pscomputername");

  /** Subjects of the alerts of CSF and fail2ban. */
  private static final List<String> ALERTS = List.of("lfd on ", "[fail2ban] ");

  private PastedFields() {}

  /**
   * Returns whether the upload is the alert of a protection program: its lines show no delivery.
   */
  static boolean isAlert(ReportMessage reportMessage) {
    return isAlert(reportMessage.header());
  }

  /** Returns the lines; empty if the upload is a message that is no alert. */
  static Optional<List<String>> lines(ReportMessage reportMessage) {
    Header header = reportMessage.header();
    if (header.equals(Header.EMPTY)) {
      return Optional.of(reportMessage.lines());
    }
    if (!isAlert(header) && !isReport(header)) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    header.fields().forEach(field -> lines.add(field.name().strip() + ": " + field.written()));
    lines.add("");
    lines.addAll(reportMessage.lines());
    return Optional.of(lines);
  }

  /** The fields of a report have no author of a message, or a name that no message has. */
  private static boolean isReport(Header header) {
    return header.first("MIME-Version").isEmpty()
        && (header.first("From").isEmpty()
            || header.fields().stream()
                .map(field -> field.name().strip().toLowerCase(Locale.ROOT))
                .anyMatch(REPORT_FIELDS::contains));
  }

  /** Returns whether the upload looks like a header; then only its fields can be a report. */
  static boolean isHeader(ReportMessage reportMessage) {
    return !reportMessage.header().equals(Header.EMPTY) && !isAlert(reportMessage);
  }

  private static boolean isAlert(Header header) {
    return header
        .first("Subject")
        .map(subject -> subject.toLowerCase(Locale.ROOT))
        .filter(subject -> ALERTS.stream().anyMatch(subject::startsWith))
        .isPresent();
  }
}
