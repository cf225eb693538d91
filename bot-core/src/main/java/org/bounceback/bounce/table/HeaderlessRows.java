package org.bounceback.bounce.table;

import java.util.Optional;
import org.bounceback.bounce.table.CellSeparator.Cell;

/**
 * Reads rows that were pasted without the header of their table, by the contents of the cells: two
 * addresses, of which the recipient is the second, a time, and an event or a reply.
 */
final class HeaderlessRows {
  private static final int MIN_CELLS = 4;

  private final ReportVocabulary vocabulary;

  HeaderlessRows(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads a line; empty if it is no such row. */
  Optional<ReportRow> read(int number, String line) {
    if (line.indexOf('@') != line.lastIndexOf('@')) {
      for (CellSeparator separator : CellSeparator.values()) {
        Optional<ReportRow> row =
            separator.isIn(line) ? read(separator, number, line) : Optional.empty();
        if (row.isPresent()) {
          return row;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ReportRow> read(CellSeparator separator, int number, String line) {
    var row = new ReportRow.Builder();
    int addresses = 0;
    int known = 0;
    boolean hasTime = false;
    boolean hasResult = false;
    for (Cell cell : separator.split(line.stripTrailing())) {
      String text = cell.text();
      if (text.isEmpty()) {
        continue;
      }
      known++;
      if (ReportCell.isAddress(text)) {
        row.add(addresses == 0 ? ReportColumn.SENDER : ReportColumn.RECIPIENT, text);
        addresses++;
      } else if (CellTime.isTime(text)) {
        row.add(ReportColumn.TIME, text);
        hasTime = true;
      } else if (vocabulary.event(text).isPresent()) {
        row.add(ReportColumn.EVENT, text);
        hasResult = true;
      } else if (ReportCell.isReply(text)) {
        row.add(ReportColumn.RESULT, text);
        hasResult = true;
      }
    }
    return addresses == 2 && hasTime && hasResult && known >= MIN_CELLS
        ? Optional.of(row.build(number, line))
        : Optional.empty();
  }
}
