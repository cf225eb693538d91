package org.bounceback.app.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * One key of the configuration.
 *
 * @param name as in the YAML file, with levels joined by dots
 * @param kind the type of its value
 * @param defaultValue its default; empty if it has none
 * @param description a description for people
 */
public record Key(String name, Kind kind, String defaultValue, String description) {

  /** The type of a value. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    DURATION,
    PATH,
    LIST,
    SECRET
  }

  /** Returns every known key by its name, in the order of the reference. */
  public static Map<String, Key> all() {
    String file = "keys.tsv";
    var keys = new LinkedHashMap<String, Key>();
    for (var row : Table.parse(file, Resources.text(Key.class, file)).rows()) {
      String name = row.getOrDefault("key", "");
      Kind kind = Kind.valueOf(row.getOrDefault("kind", "").toUpperCase(Locale.ROOT));
      keys.put(
          name,
          new Key(name, kind, row.getOrDefault("default", ""), row.getOrDefault("meaning", "")));
    }
    return keys;
  }

  /** Returns the environment variable that overrides the key. */
  public String variable() {
    return "BOUNCEBACK_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Returns the known name that is most similar to a mistyped one. */
  static String nearest(String mistyped, Iterable<String> names) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(mistyped, name);
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Returns the number of single-letter edits between two words (Levenshtein). */
  private static int distance(String from, String to) {
    List<Integer> row = new ArrayList<>();
    for (int j = 0; j <= to.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= from.length(); i++) {
      List<Integer> next = new ArrayList<>(List.of(i));
      for (int j = 1; j <= to.length(); j++) {
        int change = row.get(j - 1) + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        next.add(Math.min(change, Math.min(row.get(j), next.get(j - 1)) + 1));
      }
      row = next;
    }
    return row.get(to.length());
  }
}
