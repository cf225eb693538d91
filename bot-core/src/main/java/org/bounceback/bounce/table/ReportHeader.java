package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.table.CellSeparator.Cell;

/**
 * The header of a table.
 *
 * @param columns the columns in the order of the table; unknown ones are {@link ReportColumn#OTHER}
 * @param starts the offset of each column in the header line
 */
record ReportHeader(List<ReportColumn> columns, List<Integer> starts) {
  private static final int MIN_KNOWN = 3;
  private static final String EXCHANGE_FIELDS = "#Fields:";

  /** Columns that only reports about e-mail have. */
  private static final Set<ReportColumn> ABOUT_MAIL =
      EnumSet.of(
          ReportColumn.SENDER,
          ReportColumn.FROM,
          ReportColumn.RESULT,
          ReportColumn.MESSAGE_ID,
          ReportColumn.REMOTE_HOST,
          ReportColumn.REMOTE_IP,
          ReportColumn.CLIENT_HOST,
          ReportColumn.CLIENT_IP);

  ReportHeader {
    columns = List.copyOf(columns);
    starts = List.copyOf(starts);
  }

  /** Parses a line; empty if it is not the header of a report that can be read. */
  static Optional<ReportHeader> parse(
      String line, CellSeparator separator, ReportVocabulary vocabulary) {
    String names =
        line.startsWith(EXCHANGE_FIELDS) ? line.substring(EXCHANGE_FIELDS.length()) : line;
    if (!separator.isIn(names)) {
      return Optional.empty();
    }
    List<Cell> cells = separator.split(names.stripTrailing());
    return of(cells, vocabulary);
  }

  private static Optional<ReportHeader> of(List<Cell> cells, ReportVocabulary vocabulary) {
    var columns = new ArrayList<ReportColumn>();
    int known = 0;
    int named = 0;
    for (Cell cell : cells) {
      Optional<ReportColumn> column = vocabulary.column(cell.text());
      known += column.isPresent() ? 1 : 0;
      named += cell.text().isEmpty() ? 0 : 1;
      columns.add(column.orElse(ReportColumn.OTHER));
    }
    var header = new ReportHeader(columns, cells.stream().map(Cell::start).toList());
    boolean isEnough = known >= MIN_KNOWN && known * 2 > named;
    return isEnough && header.isUseful() ? Optional.of(header) : Optional.empty();
  }

  private boolean isUseful() {
    return isAboutDelivery() || isAboutStatus() || isAboutEvents() || isAboutLogins();
  }

  /** Returns whether each row is about a recipient. */
  boolean isAboutDelivery() {
    return columns.contains(ReportColumn.RECIPIENT)
        && (columns.contains(ReportColumn.EVENT) || columns.contains(ReportColumn.RESULT))
        && columns.stream().anyMatch(ABOUT_MAIL::contains);
  }

  /** Returns whether a cell of each row has the recipients with the events of each. */
  boolean isAboutStatus() {
    return !columns.contains(ReportColumn.RECIPIENT)
        && columns.contains(ReportColumn.RESULT)
        && columns.contains(ReportColumn.SENDER)
        && columns.contains(ReportColumn.TIME);
  }

  /** Returns whether the rows are the events of one message that is named elsewhere. */
  boolean isAboutEvents() {
    return !columns.contains(ReportColumn.RECIPIENT)
        && columns.contains(ReportColumn.EVENT)
        && columns.contains(ReportColumn.RESULT)
        && columns.contains(ReportColumn.TIME);
  }

  /** Returns whether the rows are failed logins or blocks. */
  boolean isAboutLogins() {
    return columns.contains(ReportColumn.CLIENT_IP)
        && columns.contains(ReportColumn.EXPIRES)
        && !columns.contains(ReportColumn.RECIPIENT);
  }
}
