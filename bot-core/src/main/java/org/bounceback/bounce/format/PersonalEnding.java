package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import org.bounceback.bounce.reason.RejectionReply;

/** Finds where the closing, signature and disclaimer of a person begin, below a pasted report. */
final class PersonalEnding {
  private static final int MAX_SIGNATURE = 25;

  private final ReportIndicators reportIndicators;

  PersonalEnding(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  /**
   * Returns the number of lines above the ending. A closing above the returned message is that of
   * the report.
   */
  int start(List<String> lines) {
    int from =
        Math.max(
            ReturnedHeader.find(lines, reportIndicators).map(ReturnedHeader::above).orElse(0),
            lines.size() - MAX_SIGNATURE);
    for (int i = from; i < lines.size(); i++) {
      if (reportIndicators.personalText().isClosing(lines.get(i))) {
        return i;
      }
    }
    return withoutContacts(lines, from);
  }

  /** Returns the end of the text above the last paragraphs with a telephone or a disclaimer. */
  private int withoutContacts(List<String> lines, int from) {
    int end = endOfParagraph(lines, lines.size());
    int start = startOfParagraph(lines, end);
    while (start > from && isContact(lines.subList(start, end))) {
      end = endOfParagraph(lines, start);
      start = startOfParagraph(lines, end);
    }
    return end;
  }

  private boolean isContact(List<String> paragraph) {
    String text = String.join("\n", paragraph).toLowerCase(Locale.ROOT);
    return reportIndicators.personalText().isDisclaimer(text)
        || (reportIndicators.personalText().hasTelephone(text)
            && !text.startsWith("<")
            && !reportIndicators.mentionsFailure(text)
            && RejectionReply.of(text).statuses().isEmpty());
  }

  private static int endOfParagraph(List<String> lines, int before) {
    int end = before;
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return end;
  }

  private static int startOfParagraph(List<String> lines, int end) {
    int start = end;
    while (start > 0 && !lines.get(start - 1).isBlank()) {
      start--;
    }
    return start;
  }
}
