package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;

/** Every text is used: its key, or the start of its key, is a string in the program. */
class MessageKeysTest {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z.-]*)\"");

  @Test
  void everyTextIsUsed() throws IOException {
    DocumentNode texts =
        DocumentCodec.yaml("texts.en.yaml", Resources.text(MessageBundle.class, "texts.en.yaml"));
    Set<String> literals = literals(Path.of("src/main/java"));
    List<String> unused = new ArrayList<>();
    for (String key : keys(texts, "")) {
      boolean used =
          literals.contains(key)
              || literals.stream()
                  .filter(each -> each.endsWith(".") || each.endsWith("-"))
                  .anyMatch(each -> each.indexOf('.') > 0 && key.startsWith(each));
      if (!used) {
        unused.add(key);
      }
    }

    assertEquals(List.of(), unused);
  }

  private static List<String> keys(DocumentNode node, String prefix) {
    List<String> keys = new ArrayList<>();
    for (String name : node.keys()) {
      DocumentNode value = node.require(name);
      if (value.keys().isEmpty()) {
        keys.add(prefix + name);
      } else {
        keys.addAll(keys(value, prefix + name + "."));
      }
    }
    keys.remove("help.commands");
    return keys;
  }

  private static Set<String> literals(Path folder) throws IOException {
    Set<String> literals = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file -> {
                Matcher matcher = LITERAL.matcher(read(file));
                while (matcher.find()) {
                  literals.add(matcher.group(1));
                }
              });
    }
    return literals;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
