package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a platform receives with reviewed files; {@code -Dgolden.write=true} rewrites the
 * files. Values that vary between runs are replaced.
 *
 * @param folder contains the files
 */
public record GoldenFiles(Path folder) {
  /** The time at which a case was opened follows its id. */
  private static final String OPENED =
      "(?s)(?<before>BB-7K3M9-Q2XPT.{0,160}?· )[0-9]{1,2} [A-Z][a-z]{2} 20[0-9]{2}"
          + " [0-9]{2}\\\\*:[0-9]{2} UTC";

  /** Compares one value with its file. */
  public void compare(String name, JsonNode seen) throws IOException {
    String text =
        (new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(seen) + "\n")
            .replaceAll("BB-[0-9A-Z]{5}-[0-9A-Z]{5}", "BB-7K3M9-Q2XPT")
            .replaceAll(OPENED, "${before}24 Nov 2026 09:13 UTC")
            .replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:8080");
    Path file = folder.resolve(name + ".json");
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(folder);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }
}
