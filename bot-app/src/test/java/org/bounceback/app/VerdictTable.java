package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The order of verdicts as the documentation has it, row by row. */
final class VerdictTable {
  private static final Path PAGE = Path.of("../docs/reference/verdicts.md");
  private static final int COLUMNS = 5;

  private VerdictTable() {}

  /**
   * One row of the table.
   *
   * @param situation the name of a situation in which this row decides
   */
  record Row(int number, String verdict, String actor, String situation) {
    private static Row of(List<String> cells) {
      return new Row(
          Integer.parseInt(cells.get(0)),
          code(cells.get(2)),
          code(cells.get(3)),
          code(cells.get(4)));
    }

    private static String code(String cell) {
      return cell.replace("`", "");
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .map(line -> List.of(line.substring(1).split("\\|", -1)))
        .map(cells -> cells.stream().map(String::strip).limit(COLUMNS).toList())
        .map(Row::of)
        .toList();
  }
}
