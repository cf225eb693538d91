package org.bounceback.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.NearestName;
import org.bounceback.data.YamlEntry;

/**
 * The effective configuration: defaults, overridden by the YAML file, by the environment ({@code
 * BOUNCEBACK_…}, or {@code BOUNCEBACK_…_FILE} for a file that contains the value) and by the
 * command line.
 */
public final class Settings {
  private static final String TIME_ZONE = "time.zone";
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
   * Reads all sources.
   *
   * @param home the program's folder; relative paths of the configuration are resolved against it
   * @param file the YAML file, if there is one
   * @param commandLine values of flags, by key
   * @throws InvalidSettingsException if a key is unknown, a value has the wrong type or a file
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
      if (!key.defaultValue().isEmpty()) {
        values.put(key.name(), List.of(key.defaultValue()));
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

  /** Returns the text of a key, if it is set. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(list -> list.get(list.size() - 1));
  }

  /** Returns all values of a list; empty if it is not set. */
  public List<String> list(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** Returns a path, resolved against the program's folder, if it is set. */
  public Optional<Path> path(String key) {
    return text(key).map(home::resolve);
  }

  /** Returns a number that has a default. */
  public int number(String key) {
    return Integer.parseInt(text(key).orElseThrow());
  }

  /** Returns a flag that has a default. */
  public boolean flag(String key) {
    return text(key).map(Boolean::parseBoolean).orElse(false);
  }

  /** Returns the time zone of the times that people read. */
  public ZoneId zone() {
    return ZoneId.of(text(TIME_ZONE).orElse("UTC"));
  }

  /** Returns a duration that has a default. */
  public Duration duration(String key) {
    return Durations.parse(text(key).orElseThrow()).orElseThrow();
  }

  /** Returns the files that contain or may contain secrets. */
  public List<Path> secretFiles() {
    return secretFiles;
  }

  /** Returns every key with its effective value for display; secrets are hidden. */
  public Map<String, String> redacted() {
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
                      file,
                      entry.line(),
                      entry.key(),
                      NearestName.of(entry.key(), keys.keySet(), Integer.MAX_VALUE - 1)
                          .orElse("")));
        }
        Key key = keys.get(entry.key());
        if (key.kind() == Key.Kind.SECRET) {
          throw new InvalidSettingsException(
              "%s, line %d: %s is a secret and does not belong in a file that others can read; set %s, or %s_FILE"
                  .formatted(file, entry.line(), key.name(), key.variable(), key.variable()));
        }
        values.merge(entry.key(), List.of(entry.value()), Settings::joined);
      }
    } catch (InvalidDataException broken) {
      throw new InvalidSettingsException(broken.getMessage(), broken);
    } catch (IOException unreadable) {
      throw new InvalidSettingsException(
          "cannot read the configuration " + file + "; check the path and its permissions",
          unreadable);
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
            "cannot read %s, from %s_FILE; check the path and its permissions"
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
    if (key.name().equals(TIME_ZONE) && !ZoneId.getAvailableZoneIds().contains(value.get())) {
      throw new InvalidSettingsException(
          "%s is \"%s\"; enter a time zone, such as Europe/Berlin"
              .formatted(TIME_ZONE, value.get()));
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
          "%s is \"%s\"; enter %s"
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
