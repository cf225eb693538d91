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
 * @param isFixed whether the cells of each row begin at the same offsets
 */
record ReportHeader(List<ReportColumn> columns, List<Integer> starts, boolean isFixed) {
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

  /** Creates a header of a table whose cells are separated. */
  ReportHeader(List<ReportColumn> columns, List<Integer> starts) {
    this(columns, starts, false);
  }

  private ReportHeader withFixedPositions() {
    return new ReportHeader(columns, starts, true);
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

  /**
   * Parses a header whose columns have fixed positions, which the dashes below it show, as
   * PowerShell writes tables; empty if it is none.
   */
  static Optional<ReportHeader> underlined(String line, String below, ReportVocabulary vocabulary) {
    boolean isUnderline =
        below.startsWith("--") && below.chars().allMatch(c -> c == '-' || c == ' ');
    if (!isUnderline) {
      return Optional.empty();
    }
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < below.length(); i++) {
      if (below.charAt(i) == '-' && (i == 0 || below.charAt(i - 1) == ' ')) {
        starts.add(i);
      }
    }
    return of(cut(line, starts), vocabulary).map(header -> header.withFixedPositions());
  }

  /** Cuts a line at fixed positions. */
  static List<Cell> cut(String line, List<Integer> starts) {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < starts.size(); i++) {
      int start = Math.min(starts.get(i), line.length());
      int end = i + 1 < starts.size() ? Math.min(starts.get(i + 1), line.length()) : line.length();
      cells.add(new Cell(start, line.substring(start, end).strip()));
    }
    return cells;
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

  /** Returns whether rows with these columns can be read. */
  boolean isUseful() {
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
