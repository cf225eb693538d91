package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads that once filled the heap, read by a bot with the heap that it has in production. */
@Timeout(120)
class UploadMemoryTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{1} × {0}")
  @CsvSource({
    "lines.zip, 4, everything after 20 MiB of a file in the archive",
    "utf16.txt, 1, text after 256 KiB of a part",
    "honest.eml, 16, The address bob@example.com does not exist",
  })
  void everybodyIsAnsweredWithinTheHeapOfProduction(String upload, int people, String answer)
      throws IOException, InterruptedException {
    answers(upload, people, answer);
  }

  @Tag("long")
  @ParameterizedTest(name = "{1} × {0}")
  @CsvSource({
    "lines.txt, 4, text after 256 KiB of a part",
    "base64.txt, 1, The address bob@example.com does not exist",
    "honest.zip, 2, The address bob@example.com does not exist",
    "nested.eml, 1, parts nested deeper than 30",
  })
  void rarerUploadsAreAnsweredWithinTheHeapOfProduction(String upload, int people, String answer)
      throws IOException, InterruptedException {
    answers(upload, people, answer);
  }

  private void answers(String upload, int people, String answer)
      throws IOException, InterruptedException {
    Process process =
        JavaProcess.start(
            List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
            UploadMemoryProbe.class,
            List.of(upload, String.valueOf(people), folder.toString()));
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertEquals(0, process.waitFor(), printed);
      assertEquals(people, printed.lines().filter(line -> line.contains(answer)).count(), printed);
      assertTrue(printed.contains("citing Spamhaus"), () -> "the small upload: " + printed);
    } finally {
      process.destroyForcibly();
    }
  }
}
