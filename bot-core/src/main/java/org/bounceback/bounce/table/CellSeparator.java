package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.List;

/** How the cells of a line are separated. */
enum CellSeparator {
  TAB("\t"),
  BAR("|"),
  SEMICOLON(";"),
  COMMA(","),
  /** Two or more spaces. */
  SPACES("  ");

  private static final int MAX_CELLS = 80;

  private final String mark;

  /**
   * A cell.
   *
   * @param start the offset in the line
   * @param text without quotes and surrounding spaces
   */
  record Cell(int start, String text) {}

  CellSeparator(String mark) {
    this.mark = mark;
  }

  /** Returns whether the line contains the separator. */
  boolean isIn(String line) {
    return line.contains(mark);
  }

  /** Returns whether an empty cell is visible. */
  boolean showsEmptyCells() {
    return this != SPACES;
  }

  /** Returns whether a cell in quotes goes on in the next line. */
  boolean isOpen(String line) {
    return hasQuotes()
        && line.indexOf('"') >= 0
        && line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private boolean hasQuotes() {
    return this == TAB || this == SEMICOLON || this == COMMA;
  }

  /** Splits a line. */
  List<Cell> split(String line) {
    var cells = new ArrayList<Cell>();
    int at = 0;
    if (this == BAR && line.stripLeading().startsWith(mark)) {
      at = line.indexOf(mark) + 1;
    } else if (this == SPACES) {
      at = skipSpaces(line, 0);
    }
    while (at <= line.length() && cells.size() < MAX_CELLS) {
      at =
          hasQuotes() && at < line.length() && line.charAt(at) == '"'
              ? quoted(line, at, cells)
              : bare(line, at, cells);
    }
    if (this == BAR && !cells.isEmpty() && cells.get(cells.size() - 1).text().isEmpty()) {
      cells.remove(cells.size() - 1);
    }
    return cells;
  }

  private int bare(String line, int from, List<Cell> cells) {
    int end = line.indexOf(mark, from);
    int stop = end < 0 ? line.length() : end;
    cells.add(new Cell(from, line.substring(from, stop).strip()));
    if (end < 0) {
      return line.length() + 1;
    }
    int next = this == SPACES ? skipSpaces(line, end) : end + 1;
    return this == SPACES && next == line.length() ? next + 1 : next;
  }

  /** A quote inside quotes is doubled (RFC 4180). */
  private static String unquoted(String text) {
    return text.replace("\"\"", "\"").strip();
  }

  private int quoted(String line, int from, List<Cell> cells) {
    int end = line.indexOf('"', from + 1);
    while (end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == '"') {
      end = line.indexOf('"', end + 2);
    }
    int stop = end < 0 ? line.length() : end;
    int next = line.indexOf(mark, stop);
    boolean isPart =
        end >= 0 && !line.substring(end + 1, next < 0 ? line.length() : next).isBlank();
    if (isPart) {
      return bare(line, from, cells);
    }
    cells.add(new Cell(from, unquoted(line.substring(from + 1, stop))));
    return next < 0 ? line.length() + 1 : next + 1;
  }

  private static int skipSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
