package org.bounceback.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Counts mistakes by their kind, and writes them to a file. */
final class MistakeCount {
  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();
  private int stories;

  /** Counts the mistakes of one story. */
  void add(List<Mistake> mistakes) {
    stories++;
    for (Mistake mistake : mistakes) {
      counts.merge(mistake.kind(), 1, Integer::sum);
      lines.add(mistake.kind() + "\t" + mistake.detail());
    }
  }

  /** Returns which kinds that begin with this prefix are more frequent than accepted. */
  List<String> excess(String prefix, Allowance allowance) {
    List<String> excess = new ArrayList<>();
    counts
        .tailMap(prefix)
        .forEach(
            (kind, count) -> {
              if (kind.startsWith(prefix)) {
                allowance.exceeded(kind, count).ifPresent(excess::add);
              }
            });
    return excess;
  }

  /** Returns one line for each kind. */
  String table() {
    StringBuilder table = new StringBuilder(stories + " stories\n");
    counts.forEach(
        (kind, count) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%5d  %6.2f %%  %s%n",
                    count,
                    100.0 * count / Math.max(1, stories),
                    kind)));
    return table.toString();
  }

  /** Writes the table and the mistakes to files below {@code target}. */
  void write(String name, String heading) throws IOException {
    Path target = Path.of("target");
    Files.writeString(target.resolve(name + ".txt"), heading + table());
    Files.write(target.resolve(name + ".tsv"), lines);
  }
}
