package org.bounceback.bounce.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a report, or one block of its fields.
 *
 * @param line the position of its first line in the paste, from 0
 * @param values the cells that are not empty
 * @param text the row as pasted
 */
record ReportRow(int line, Map<ReportColumn, String> values, String text) {
  ReportRow {
    values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** Returns a cell. */
  Optional<String> get(ReportColumn column) {
    return Optional.ofNullable(values.get(column));
  }

  /** Returns a copy with one more value, unless the row has one in that column. */
  ReportRow withDefault(ReportColumn column, Optional<String> value) {
    if (value.isEmpty() || values.containsKey(column)) {
      return this;
    }
    var all = new EnumMap<ReportColumn, String>(ReportColumn.class);
    all.putAll(values);
    all.put(column, value.get());
    return new ReportRow(line, all, text);
  }

  /** Returns a copy with a further line of the server's reply. */
  ReportRow withMoreResult(String more) {
    var all = new EnumMap<ReportColumn, String>(ReportColumn.class);
    all.putAll(values);
    all.merge(ReportColumn.RESULT, more, (first, second) -> first + "\n" + second);
    return new ReportRow(line, all, text);
  }

  /** Collects the cells of a row. */
  static final class Builder {
    private final Map<ReportColumn, String> values = new EnumMap<>(ReportColumn.class);

    /**
     * Adds a cell. The first cell of a column counts. A sender that is no address is a user name.
     */
    void add(ReportColumn column, String cell) {
      if (cell.isEmpty() || column == ReportColumn.OTHER) {
        return;
      }
      boolean isName = column == ReportColumn.SENDER && !ReportCell.isAddress(cell);
      values.putIfAbsent(isName ? ReportColumn.USER : column, cell);
    }

    boolean isEmpty() {
      return values.isEmpty();
    }

    ReportRow build(int line, String text) {
      return new ReportRow(line, values, text);
    }
  }
}
