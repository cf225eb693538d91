package org.bounceback.app.settings;

import java.util.LinkedHashMap;
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
}
