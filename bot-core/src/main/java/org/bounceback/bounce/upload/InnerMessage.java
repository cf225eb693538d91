package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.format.ReportIndicators;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;

/**
 * A message that was copied into the text of another: below its own From line, as mail clients
 * forward and answer, or quoted below a line that names its author.
 *
 * @param above the number of lines above it
 * @param header its From, Subject and To fields, as far as they are copied
 * @param lines its lines with the copied fields, without quotation marks
 * @param quoted whether it is only quoted below a line that names its author
 */
record InnerMessage(int above, Header header, List<String> lines, boolean quoted) {
  private static final int MAX_INTRODUCTION = 12;
  private static final int MIN_FIELDS = 3;
  private static final int MIN_FIELDS_OF_SERVER = 2;
  private static final int MAX_HEADER = 60;
  private static final List<String> TRACES =
      List.of("received:", "message-id:", "return-path:", "mime-version:", "content-type:");
  private static final Pattern FIELD =
      Pattern.compile("[\\p{L}-]{2,20}(?: [\\p{L}]{1,4})? ?: ?\\S.*");

  /** Finds the first message inside the text. */
  static Optional<InnerMessage> find(List<String> lines, ReportIndicators reportIndicators) {
    for (int i = 0; i < lines.size(); i++) {
      String line = unquoted(lines.get(i));
      if (reportIndicators.startsForwardedHeader(line)) {
        int start = firstField(lines, i);
        int end = Math.min(lines.size(), i + MAX_INTRODUCTION);
        List<String> fields = translated(lines.subList(start, end), reportIndicators);
        Header header = HeaderText.parse(String.join("\n", fields));
        int count = fields(lines, start);
        if ((isFromServer(header, reportIndicators) && count >= MIN_FIELDS_OF_SERVER)
            || (count >= MIN_FIELDS
                && hasSubject(lines, start, reportIndicators)
                && !isReturned(lines, start))) {
          List<String> inner =
              translated(lines.subList(start, endOfQuotation(lines, start)), reportIndicators);
          return Optional.of(new InnerMessage(start, header, inner, false));
        }
      }
      if (isAttribution(lines, i, reportIndicators)) {
        return Optional.of(new InnerMessage(i, Header.EMPTY, List.of(), true));
      }
    }
    return Optional.empty();
  }

  /** Returns whether a mail server wrote it, by its From and Subject fields. */
  boolean isFromServer(ReportIndicators reportIndicators) {
    return isFromServer(header, reportIndicators);
  }

  private static boolean isFromServer(Header header, ReportIndicators reportIndicators) {
    return reportIndicators.isFromServer(header) || reportIndicators.hasReportSubject(header);
  }

  /** Returns the message, or the text above it if it is only quoted. */
  List<String> rest(List<String> all) {
    return quoted ? all.subList(0, above) : lines;
  }

  /** Returns the text below the copied fields. */
  List<String> body() {
    int at = 0;
    while (at < lines.size() && !lines.get(at).isBlank()) {
      at++;
    }
    return lines.subList(at, lines.size());
  }

  private static boolean isAttribution(
      List<String> lines, int at, ReportIndicators reportIndicators) {
    if (!reportIndicators.personalText().isAttribution(lines.get(at))) {
      return false;
    }
    int next = at + 1;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next < lines.size()
        && lines.get(next).startsWith(">")
        && !reportIndicators.startsForwardedHeader(unquoted(lines.get(next)));
  }

  /** Returns the number of fields in consecutive lines. */
  private static int fields(List<String> lines, int start) {
    return (int) header(lines, start).filter(line -> FIELD.matcher(line).matches()).count();
  }

  private static boolean hasSubject(
      List<String> lines, int start, ReportIndicators reportIndicators) {
    return header(lines, start).anyMatch(reportIndicators::startsSubjectLine);
  }

  /** Returns whether a server wrote fields there: it is the returned message of a report. */
  private static boolean isReturned(List<String> lines, int start) {
    int first = start;
    while (first > 0 && start - first < MAX_HEADER && !lines.get(first - 1).isBlank()) {
      first--;
    }
    return lines.subList(first, Math.min(lines.size(), start + MAX_HEADER)).stream()
        .takeWhile(line -> !line.isBlank())
        .map(line -> unquoted(line).toLowerCase(Locale.ROOT))
        .anyMatch(line -> TRACES.stream().anyMatch(line::startsWith));
  }

  private static Stream<String> header(List<String> lines, int start) {
    return lines.subList(start, Math.min(lines.size(), start + MAX_INTRODUCTION)).stream()
        .map(InnerMessage::unquoted)
        .takeWhile(line -> !line.isBlank());
  }

  /**
   * Returns the first header line; Thunderbird and others put subject and date above the From line.
   */
  private static int firstField(List<String> lines, int from) {
    int start = from;
    while (start > 0
        && from - start < MAX_INTRODUCTION
        && FIELD.matcher(unquoted(lines.get(start - 1))).matches()) {
      start--;
    }
    return start;
  }

  /** Returns where the message ends: at the first line without quotation mark, if it is quoted. */
  private static int endOfQuotation(List<String> lines, int start) {
    int end = start;
    while (end < lines.size() && lines.get(end).startsWith(">")) {
      end++;
    }
    return end == start ? lines.size() : end;
  }

  private static List<String> translated(List<String> lines, ReportIndicators reportIndicators) {
    boolean isQuoted = lines.get(0).startsWith(">");
    List<String> translated = new ArrayList<>();
    boolean isHeader = true;
    for (String line : lines) {
      String text = reportIndicators.translateFieldName(isQuoted ? unquoted(line) : plain(line));
      isHeader &= !text.isBlank();
      // In running text, the names of this field are ordinary words.
      translated.add(isHeader ? reportIndicators.translateToLine(text) : text);
    }
    return translated;
  }

  private static String unquoted(String line) {
    String text = line.startsWith("> ") ? line.substring(2) : line;
    return text.equals(">") ? "" : plain(text);
  }

  /** Returns the line without the stars of bold field names. */
  private static String plain(String line) {
    return line.replace("*From:*", "From:").replace("*Subject:*", "Subject:");
  }
}
