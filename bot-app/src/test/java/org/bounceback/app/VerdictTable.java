package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The order of verdicts, row by row. */
final class VerdictTable {
  private static final Path PAGE =
      Path.of("src/test/resources/org/bounceback/app/verdict-order.tsv");
  private static final int COLUMNS = 5;

  private VerdictTable() {}

  /**
   * One row of the table.
   *
   * @param situation the name of a situation in which this row decides
   */
  record Row(int number, String verdict, String actor, String situation) {
    private static Row of(List<String> cells) {
      return new Row(Integer.parseInt(cells.get(0)), cells.get(2), cells.get(3), cells.get(4));
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\d+\t.*"))
        .map(line -> List.of(line.split("\t", COLUMNS)))
        .map(Row::of)
        .toList();
  }
}
