package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.table.GmailOriginalReader;
import org.bounceback.mail.Header;

/** Recognizes the table of Gmail's "Show original" without its message, which is no report. */
final class GmailOriginalFormat implements ReportFormat {
  private final GmailOriginalReader originals = GmailOriginalReader.load();

  @Override
  public ReportAuthor author() {
    return ReportAuthor.NOT_STATED;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    return reportMessage.header().equals(Header.EMPTY)
        ? originals
            .read(reportMessage.lines())
            .map(
                original -> new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()))
        : Optional.empty();
  }
}
