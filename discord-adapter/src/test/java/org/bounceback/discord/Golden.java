package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what Discord receives with a reviewed file; {@code -Dgolden.write=true} rewrites the
 * files. Values that vary between runs are replaced.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/bounceback/discord/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  static void compare(String name, JsonNode seen) throws IOException {
    String text =
        (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(seen) + "\n")
            .replaceAll("BB-[0-9A-Z]{5}-[0-9A-Z]{5}", "BB-7K3M9-Q2XPT")
            .replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:8080");
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }
}
