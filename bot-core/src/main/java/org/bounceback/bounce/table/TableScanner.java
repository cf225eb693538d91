package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the tables in the lines of a paste. Takes linear time. */
final class TableScanner {
  private static final int MAX_LINE = 8192;
  private static final int MAX_HEADER = 2000;
  private static final int MAX_CELL_LINES = 20;
  private static final int MIN_STACKED = 4;
  private static final int MAX_NAME = 40;

  private final ReportVocabulary vocabulary;
  private final RowReader rowReader;
  private final HeaderlessRows headerlessRows;

  TableScanner(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.rowReader = new RowReader(vocabulary);
    this.headerlessRows = new HeaderlessRows(vocabulary);
  }

  /**
   * Reads all tables.
   *
   * @param used gets the positions of the lines that were read
   */
  List<ReportRow> scan(List<String> lines, BitSet used) {
    var rows = new ArrayList<ReportRow>();
    int at = 0;
    while (at < lines.size()) {
      int next = table(lines, at, used, rows);
      at = next > at ? next : single(lines, at, used, rows);
    }
    return rows;
  }

  private int single(List<String> lines, int at, BitSet used, List<ReportRow> rows) {
    String line = lines.get(at);
    if (line.length() <= MAX_LINE) {
      headerlessRows
          .read(at, line)
          .ifPresent(
              row -> {
                rows.add(row);
                used.set(at);
              });
    }
    return at + 1;
  }

  /** Reads the table whose header is at this position; returns the position after it. */
  private int table(List<String> lines, int at, BitSet used, List<ReportRow> rows) {
    String line = lines.get(at);
    if (line.isBlank() || line.length() > MAX_HEADER || line.indexOf('@') >= 0) {
      return at;
    }
    String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
    Optional<ReportHeader> underlined = ReportHeader.underlined(line, below, vocabulary);
    if (underlined.isPresent()) {
      int end = rows(lines, at, underlined.get(), CellSeparator.SPACES, used, rows);
      if (end > at) {
        return end;
      }
    }
    for (CellSeparator separator : CellSeparator.values()) {
      Optional<ReportHeader> header = ReportHeader.parse(line, separator, vocabulary);
      if (header.isPresent()) {
        return rows(lines, at, header.get(), separator, used, rows);
      }
    }
    return stacked(lines, at, used, rows);
  }

  private int rows(
      List<String> lines,
      int headerAt,
      ReportHeader header,
      CellSeparator separator,
      BitSet used,
      List<ReportRow> rows) {
    int size = rows.size();
    int at = headerAt + 1;
    int end = at;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (isBetweenRows(line)) {
        at++;
        continue;
      }
      int after = logicalEnd(lines, at, separator);
      String whole = String.join("\n", lines.subList(at, after));
      Optional<ReportRow> row =
          whole.length() <= MAX_LINE
              ? rowReader.read(header, separator, at, whole)
              : Optional.empty();
      if (row.isPresent()) {
        rows.add(row.get());
      } else if (rows.size() > size && ReportCell.isReply(line.strip())) {
        ReportRow last = rows.remove(rows.size() - 1);
        rows.add(last.withMoreResult(line.strip()));
      } else {
        break;
      }
      at = after;
      end = at;
    }
    if (rows.size() == size) {
      return headerAt;
    }
    used.set(headerAt, end);
    return end;
  }

  /** Returns the position after a row, whose quoted cells may contain line breaks. */
  private static int logicalEnd(List<String> lines, int at, CellSeparator separator) {
    boolean isOpen = separator.isOpen(lines.get(at));
    int end = at + 1;
    while (isOpen && end < lines.size() && end - at < MAX_CELL_LINES) {
      isOpen = !separator.isOpen(lines.get(end));
      end++;
    }
    return isOpen ? at + 1 : end;
  }

  private static boolean isBetweenRows(String line) {
    return line.isBlank()
        || line.startsWith("#")
        || line.chars()
            .allMatch(c -> c == '-' || c == '|' || c == ' ' || c == ':' || c == '+' || c == '\t');
  }

  /** Reads a table that has each cell on a line of its own. */
  private int stacked(List<String> lines, int at, BitSet used, List<ReportRow> rows) {
    var columns = new ArrayList<ReportColumn>();
    int end = at;
    while (end < lines.size() && lines.get(end).length() <= MAX_NAME) {
      String name = lines.get(end).strip();
      Optional<ReportColumn> column = vocabulary.column(name);
      if (column.isEmpty() && !name.isEmpty()) {
        break;
      }
      column.ifPresent(columns::add);
      end++;
    }
    var header = new ReportHeader(columns, List.of());
    boolean isEnough = columns.size() >= MIN_STACKED || header.isAboutEvents();
    if (!isEnough || !header.isUseful()) {
      return at;
    }
    var numbers = new ArrayList<Integer>();
    var cells = new ArrayList<String>();
    for (int i = end; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        numbers.add(i);
        cells.add(lines.get(i).strip());
      }
    }
    List<ReportRow> found = rowReader.stacked(header, numbers, cells);
    if (found.isEmpty()) {
      return at;
    }
    rows.addAll(found);
    used.set(at, lines.size());
    return lines.size();
  }
}
