package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.table.CellSeparator.Cell;

/**
 * Assigns the cells of a row to the columns of a header. If the positions do not fit, because a
 * browser's copy lost icons and empty cells, the contents of the cells decide.
 */
final class RowReader {
  /** The events of each recipient follow its address in some reports. */
  static final String STATUS_MARK = "##";

  private final ReportVocabulary vocabulary;

  RowReader(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads a row; empty if the line does not fit the header.
   *
   * @param number the position of the line
   */
  Optional<ReportRow> read(ReportHeader header, CellSeparator separator, int number, String line) {
    if (header.isFixed()) {
      var row = new ReportRow.Builder();
      List<Cell> cells = ReportHeader.cut(line, header.starts());
      for (int i = 0; i < cells.size(); i++) {
        row.add(header.columns().get(i), cells.get(i).text());
      }
      return Optional.of(row.build(number, line)).filter(each -> fits(header, each));
    }
    if (!separator.isIn(line)) {
      return Optional.empty();
    }
    List<Cell> cells = separator.split(line.stripTrailing());
    return byPosition(header, separator, number, line, cells)
        .filter(row -> fits(header, row))
        .or(
            () ->
                byContents(header, number, line, cells.stream().map(Cell::text).toList())
                    .filter(row -> fits(header, row)));
  }

  private Optional<ReportRow> byPosition(
      ReportHeader header, CellSeparator separator, int number, String line, List<Cell> cells) {
    List<ReportColumn> columns = header.columns();
    var row = new ReportRow.Builder();
    for (int i = 0; i < cells.size(); i++) {
      int column = separator.showsEmptyCells() ? i : header.starts().indexOf(cells.get(i).start());
      String text = cells.get(i).text();
      if (column < 0 || column >= columns.size()) {
        if (!text.isEmpty()) {
          return Optional.empty();
        }
      } else if (text.isEmpty() || mayBe(columns.get(column), text)) {
        row.add(columns.get(column), text);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(row.build(number, line));
  }

  private Optional<ReportRow> byContents(
      ReportHeader header, int number, String line, List<String> cells) {
    var row = new ReportRow.Builder();
    int next = 0;
    for (String cell : cells) {
      int column = column(header.columns(), next, cell);
      if (column >= 0) {
        row.add(header.columns().get(column), cell);
        next = column + 1;
      } else if (!cell.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(row.build(number, line));
  }

  /**
   * Splits lines that have one cell each into rows.
   *
   * @param numbers the positions of the lines
   */
  List<ReportRow> stacked(ReportHeader header, List<Integer> numbers, List<String> cells) {
    var rows = new ArrayList<ReportRow>();
    var row = new ReportRow.Builder();
    int next = 0;
    int first = 0;
    for (int i = 0; i < cells.size(); i++) {
      int column = column(header.columns(), next, cells.get(i));
      if (column < 0) {
        rows.add(row.build(numbers.get(first), String.join(" | ", cells.subList(first, i))));
        row = new ReportRow.Builder();
        first = i;
        column = column(header.columns(), 0, cells.get(i));
      }
      if (column < 0) {
        break;
      }
      row.add(header.columns().get(column), cells.get(i));
      next = column + 1;
    }
    if (!row.isEmpty()) {
      rows.add(
          row.build(numbers.get(first), String.join(" | ", cells.subList(first, cells.size()))));
    }
    return rows.stream().filter(each -> fits(header, each)).toList();
  }

  /** Returns the first column from {@code from} on that the cell can be in, or -1. */
  private int column(List<ReportColumn> columns, int from, String cell) {
    if (cell.isEmpty()) {
      return -1;
    }
    for (int i = from; i < columns.size(); i++) {
      if (isProbably(columns.get(i), cell)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether the contents do not contradict the column. */
  private boolean mayBe(ReportColumn column, String cell) {
    return switch (column) {
      case RECIPIENT, FROM -> cell.indexOf('@') < 0 || ReportCell.isAddress(cell);
      case SENDER -> ReportCell.isAddress(cell) || ReportCell.isWord(cell);
      case TIME -> !ReportCell.isAddress(cell) && !ReportCell.isReply(cell);
      case EVENT ->
          !ReportCell.isAddress(cell) && !CellTime.isTime(cell) && !ReportCell.isReply(cell);
      case CLIENT_IP, REMOTE_IP -> !ReportCell.isAddress(cell);
      default -> true;
    };
  }

  /** Returns whether the contents suggest the column. */
  private boolean isProbably(ReportColumn column, String cell) {
    boolean isEvent = vocabulary.event(cell).isPresent();
    boolean isOther =
        !isEvent
            && !ReportCell.isAddress(cell)
            && !CellTime.isTime(cell)
            && !ReportCell.isReply(cell);
    return switch (column) {
      case EVENT -> isEvent;
      case RECIPIENT, FROM -> ReportCell.isAddress(cell);
      case SENDER -> ReportCell.isAddress(cell) || (isOther && ReportCell.isWord(cell));
      case TIME, EXPIRES -> CellTime.isTime(cell);
      case CLIENT_IP, REMOTE_IP -> Ip.parse(cell).isPresent();
      case RESULT -> !isEvent && !ReportCell.isAddress(cell) && !CellTime.isTime(cell);
      case USER -> isOther || ReportCell.isAddress(cell);
      default -> isOther;
    };
  }

  private boolean fits(ReportHeader header, ReportRow row) {
    boolean hasEvent = row.get(ReportColumn.EVENT).flatMap(vocabulary::event).isPresent();
    if (header.isAboutDelivery()) {
      boolean hasResult =
          row.get(ReportColumn.RESULT).filter(ReportCell::isReply).isPresent() || hasEvent;
      return hasResult && row.get(ReportColumn.RECIPIENT).filter(ReportCell::isAddress).isPresent();
    }
    if (header.isAboutLogins()) {
      return row.get(ReportColumn.CLIENT_IP).flatMap(Ip::parse).isPresent();
    }
    boolean hasStatus =
        row.get(ReportColumn.RESULT).filter(cell -> cell.contains(STATUS_MARK)).isPresent();
    return hasStatus || (header.isAboutEvents() && hasEvent);
  }
}
