package org.bounceback.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields of situations in which the program differs from the expected diagnosis, from {@code
 * known-differences.tsv}. A difference that no longer exists has to be removed there.
 */
record KnownDifferences(List<Row> rows) {
  private static final int COLUMNS = 3;

  /**
   * One difference.
   *
   * @param situation the name of the situation
   * @param field its field, for example {@code verdict}
   * @param why what the program gets wrong
   */
  record Row(String situation, String field, String why) {}

  static KnownDifferences read() throws IOException {
    String lines = new String(Situation.bytes("known-differences.tsv"), StandardCharsets.UTF_8);
    return new KnownDifferences(
        lines
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(KnownDifferences::row)
            .toList());
  }

  /** Returns the fields of the situation that are known to differ. */
  Set<String> fields(String situation) {
    return rows.stream()
        .filter(row -> row.situation().equals(situation))
        .map(Row::field)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS || cells[2].isBlank()) {
      throw new IllegalArgumentException("not situation, field and reason: " + line);
    }
    return new Row(cells[0], cells[1], cells[2]);
  }
}
