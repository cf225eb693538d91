package org.bounceback.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tab-separated table. Lines that begin with {@code #} are comments; the first other line is the
 * header.
 *
 * @param name the name of the table for error messages
 * @param columns the cells of the header
 * @param rows one map per line, from column to cell; a missing cell is an empty text, a cell
 *     without a column is ignored
 */
public record Table(String name, List<String> columns, List<Map<String, String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Parses a table with its header; without a header it has no columns and rows. */
  public static Table parse(String name, String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty()) {
      return new Table(name, List.of(), List.of());
    }
    List<String> columns = Arrays.stream(lines.get(0).split("\t", -1)).map(String::strip).toList();
    var rows = new ArrayList<Map<String, String>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      var row = new HashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), i < cells.length ? cells[i].strip() : "");
      }
      rows.add(Map.copyOf(row));
    }
    return new Table(name, columns, rows);
  }
}
