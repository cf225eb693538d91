package org.bounceback.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.YamlEntry;

/**
 * The values in force: defaults, over them the YAML file, the environment ({@code BOUNCEBACK_…}, or
 * {@code BOUNCEBACK_…_FILE} for a file that holds the value) and the command line.
 */
public final class Settings {
  private final Map<String, Key> keys;
  private final Map<String, List<String>> values;
  private final Path home;
  private final List<Path> secretFiles;

  private Settings(
      Map<String, Key> keys, Map<String, List<String>> values, Path home, List<Path> secretFiles) {
    this.secretFiles = List.copyOf(secretFiles);
    this.keys = keys;
    this.values = values;
    this.home = home;
  }

  /**
   * Reads all layers.
   *
   * @param home the program's folder, in which relative paths of the configuration lie
   * @param file the YAML file, where one is given
   * @param commandLine values given as flags, by key
   * @throws InvalidSettingsException when a key is unknown, a value is of the wrong kind or a file
   *     cannot be read
   */
  public static Settings read(
      Path home,
      Optional<Path> file,
      Map<String, String> environment,
      Map<String, List<String>> commandLine)
      throws InvalidSettingsException {
    Map<String, Key> keys = Key.all();
    var values = new LinkedHashMap<String, List<String>>();
    for (Key key : keys.values()) {
      if (!key.standard().isEmpty()) {
        values.put(key.name(), List.of(key.standard()));
      }
    }
    var secretFiles = new ArrayList<Path>();
    if (file.isPresent()) {
      Map<String, List<String>> written = readFile(file.get(), keys);
      values.putAll(written);
      if (String.join("", written.getOrDefault("database.url", List.of())).contains("password=")) {
        secretFiles.add(file.get());
      }
    }
    for (Key key : keys.values()) {
      fromEnvironment(key, environment).ifPresent(value -> values.put(key.name(), value));
      String named = environment.get(key.variable() + "_FILE");
      if (named != null && key.kind() == Key.Kind.SECRET) {
        secretFiles.add(Path.of(named));
      }
    }
    values.putAll(commandLine);
    var settings = new Settings(keys, values, home, secretFiles);
    for (Key key : keys.values()) {
      settings.check(key);
    }
    return settings;
  }

  /** The text of a key, if it is set. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(each -> each.get(each.size() - 1));
  }

  /** All values of a list; none if it is not set. */
  public List<String> list(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** A path, in the program's folder unless it is absolute; if it is set. */
  public Optional<Path> path(String key) {
    return text(key).map(home::resolve);
  }

  /** A number with a default. */
  public int number(String key) {
    return Integer.parseInt(text(key).orElseThrow());
  }

  /** A flag with a default. */
  public boolean flag(String key) {
    return text(key).map(Boolean::parseBoolean).orElse(false);
  }

  /** A duration with a default. */
  public Duration duration(String key) {
    return Durations.parse(text(key).orElseThrow()).orElseThrow();
  }

  /** The files that secrets were read from, or could have been. */
  public List<Path> secretFiles() {
    return secretFiles;
  }

  /** Every key with its value in force as people may see it: secrets are hidden. */
  public Map<String, String> shown() {
    var shown = new LinkedHashMap<String, String>();
    for (Key key : keys.values()) {
      boolean isSecret = key.kind() == Key.Kind.SECRET && values.containsKey(key.name());
      shown.put(key.name(), isSecret ? "(hidden)" : String.join(",", list(key.name())));
    }
    return shown;
  }

  private static Map<String, List<String>> readFile(Path file, Map<String, Key> keys)
      throws InvalidSettingsException {
    var values = new LinkedHashMap<String, List<String>>();
    try {
      for (YamlEntry entry : YamlEntry.readAll(file.toString(), Files.readString(file))) {
        if (!keys.containsKey(entry.key())) {
          throw new InvalidSettingsException(
              "%s, line %d: unknown key %s; did you mean %s?"
                  .formatted(
                      file, entry.line(), entry.key(), Key.nearest(entry.key(), keys.keySet())));
        }
        Key key = keys.get(entry.key());
        if (key.kind() == Key.Kind.SECRET) {
          throw new InvalidSettingsException(
              "%s, line %d: %s is a secret and stands in no file that people read; give %s, or %s_FILE"
                  .formatted(file, entry.line(), key.name(), key.variable(), key.variable()));
        }
        values.merge(entry.key(), List.of(entry.value()), Settings::joined);
      }
    } catch (InvalidDataException broken) {
      throw new InvalidSettingsException(broken.getMessage(), broken);
    } catch (IOException unreadable) {
      throw new InvalidSettingsException(
          "cannot read the configuration " + file + "; check the path and its rights", unreadable);
    }
    return values;
  }

  private static Optional<List<String>> fromEnvironment(Key key, Map<String, String> environment)
      throws InvalidSettingsException {
    String value = environment.get(key.variable());
    String path = environment.get(key.variable() + "_FILE");
    if (value == null && path != null) {
      try {
        value = Files.readString(Path.of(path)).strip();
      } catch (IOException unreadable) {
        throw new InvalidSettingsException(
            "cannot read %s, named by %s_FILE; check the path and its rights"
                .formatted(path, key.variable()),
            unreadable);
      }
    }
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        key.kind() == Key.Kind.LIST ? List.of(value.split("[,\\s]+")) : List.of(value));
  }

  private void check(Key key) throws InvalidSettingsException {
    Optional<String> value = text(key.name());
    if (value.isEmpty()) {
      return;
    }
    boolean fits =
        switch (key.kind()) {
          case NUMBER -> value.get().matches("[0-9]{1,9}");
          case FLAG -> value.get().matches("true|false");
          case DURATION -> Durations.parse(value.get()).isPresent();
          default -> !value.get().isEmpty();
        };
    if (!fits) {
      throw new InvalidSettingsException(
          "%s is \"%s\"; give %s"
              .formatted(
                  key.name(),
                  key.kind() == Key.Kind.SECRET ? "" : value.get(),
                  switch (key.kind()) {
                    case NUMBER -> "a whole number";
                    case FLAG -> "true or false";
                    case DURATION -> "a duration, such as 3s or 500ms";
                    default -> "a value";
                  }));
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
