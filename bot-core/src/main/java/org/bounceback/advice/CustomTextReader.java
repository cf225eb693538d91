package org.bounceback.advice;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.NearestName;

/**
 * Reads the operator's texts from the YAML files of a folder. In each file, language codes are at
 * the top, and keys of texts below, with dots or nested. Every problem is reported with its file
 * and key.
 */
final class CustomTextReader {
  private static final long MAX_FILE = 1024 * 1024;
  private static final int MAX_FILES = 100;
  private static final int MAX_TEXT = 4000;

  /** A longer key is not compared with the known ones. */
  private static final int MAX_KEY = 200;

  private final TextCatalog known;
  private final List<String> problems = new ArrayList<>();
  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
  private final Map<String, String> origins = new HashMap<>();

  private CustomTextReader(TextCatalog known) {
    this.known = known;
  }

  /**
   * Reads all files of a folder.
   *
   * @param known the bundled texts
   * @throws InvalidDataException if a file or text cannot be used; has one line per problem
   * @throws IOException if the folder cannot be read
   */
  static CustomTexts read(Path folder, TextCatalog known) throws IOException {
    var reader = new CustomTextReader(known);
    List<Path> files = files(folder);
    if (files.size() > MAX_FILES) {
      throw new InvalidDataException(folder + " has more than " + MAX_FILES + " files");
    }
    Path inside = folder.toRealPath();
    for (Path file : files) {
      reader.readFile(file, inside);
    }
    if (!reader.problems.isEmpty()) {
      throw new InvalidDataException(String.join("\n", reader.problems));
    }
    return new CustomTexts(reader.texts);
  }

  /** Returns the YAML files of a folder, sorted by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .sorted()
          .toList();
    }
  }

  private void readFile(Path file, Path folder) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path real = file.toRealPath();
    if (!real.startsWith(folder)) {
      problems.add(name + " is a link to a file outside the folder");
    } else if (!Files.isRegularFile(real)) {
      problems.add(name + " is not a file");
    } else if (Files.size(real) > MAX_FILE) {
      problems.add(name + " is larger than 1 MiB");
    } else {
      try {
        readLanguages(name, DocumentCodec.yaml(name, Files.readString(real)));
      } catch (InvalidDataException invalid) {
        problems.add(String.valueOf(invalid.getMessage()));
      } catch (MalformedInputException invalid) {
        problems.add(name + " is not UTF-8");
      }
    }
  }

  private void readLanguages(String file, DocumentNode root) {
    if (!root.isObject()) {
      problems.add(file + " must begin with a language code: " + codes());
      return;
    }
    for (String code : root.keys()) {
      Optional<Language> language =
          Arrays.stream(Language.values()).filter(each -> each.code().equals(code)).findFirst();
      if (language.isPresent()) {
        readTexts(file, language.get(), "", root.require(code));
      } else {
        problems.add("%s: there is no language \"%s\"; use %s".formatted(file, code, codes()));
      }
    }
  }

  private void readTexts(String file, Language language, String key, DocumentNode node) {
    if (node.isObject()) {
      for (String name : node.keys()) {
        readTexts(file, language, key.isEmpty() ? name : key + "." + name, node.require(name));
      }
      return;
    }
    try {
      add(file, language, key, node.text());
    } catch (InvalidDataException noText) {
      problems.add("%s: %s in %s is not a text".formatted(file, key, language.code()));
    }
  }

  private void add(String file, Language language, String key, String text) {
    String where = "%s: %s in %s".formatted(file, key, language.code());
    Optional<LocalizedText> bundled = known.find(key);
    if (bundled.isEmpty()) {
      problems.add(where + ": there is no such text" + suggestion(key));
    } else if (text.isBlank()) {
      problems.add(where + " is empty");
    } else if (text.length() > MAX_TEXT) {
      problems.add("%s has more than %d characters".formatted(where, MAX_TEXT));
    } else {
      checkPlaceholders(where, bundled.get(), language, text);
      String earlier = origins.put(language.code() + " " + key, file);
      if (earlier != null) {
        problems.add(where + " is also in " + earlier);
      }
      texts.computeIfAbsent(language, any -> new HashMap<>()).put(key, text);
    }
  }

  /** Compares with the bundled text in the language; any placeholder of the English one exists. */
  private void checkPlaceholders(
      String where, LocalizedText bundled, Language language, String text) {
    Set<String> required = new TreeSet<>(Template.placeholders(bundled.in(language)));
    Set<String> unknown = new LinkedHashSet<>(Template.placeholders(text));
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(unknown);
    unknown.removeAll(required);
    unknown.removeAll(bundled.placeholders());
    if (!unknown.isEmpty()) {
      problems.add(
          "%s: there is no placeholder %s%s"
              .formatted(
                  where,
                  braced(unknown),
                  required.isEmpty() ? "" : "; this text has " + braced(required)));
    }
    if (!missing.isEmpty()) {
      problems.add(where + ": the placeholder " + braced(missing) + " is missing");
    }
  }

  private String suggestion(String key) {
    int most = Math.max(2, key.length() / 3);
    return key.length() > MAX_KEY
        ? ""
        : NearestName.of(key, known.keys(), most)
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
  }

  private static String braced(Set<String> names) {
    return names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
  }

  private static String codes() {
    return Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", "));
  }
}
