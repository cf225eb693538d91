package org.bounceback.story;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * How many mistakes of each kind the tests accept, from {@code allowance.tsv}. A number may only be
 * lowered; a kind without a line has none.
 */
record Allowance(Map<String, Integer> most) {
  private static final String FILE = "allowance.tsv";

  /** Reads the file. */
  static Allowance load() {
    return new Allowance(
        Table.parse(FILE, Resources.text(Allowance.class, FILE)).rows().stream()
            .collect(
                Collectors.toMap(
                    row -> row.getOrDefault("kind", ""),
                    row -> Integer.parseInt(row.getOrDefault("most", "")))));
  }

  /** Returns a description of the excess, if there are more mistakes than accepted. */
  Optional<String> exceeded(String kind, int count) {
    int accepted = most.getOrDefault(kind, 0);
    return count <= accepted
        ? Optional.empty()
        : Optional.of("%s: %d, accepted are %d".formatted(kind, count, accepted));
  }
}
