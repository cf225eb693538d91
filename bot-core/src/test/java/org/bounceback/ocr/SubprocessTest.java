package org.bounceback.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubprocessTest {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 100, 256L << 20);

  @Test
  void theOutputIsReturned() throws Exception {
    assertEquals("abc", run(LIMITS, "cat"));
  }

  @Test
  void aProgramThatTakesTooLongIsKilled() {
    var limits = new Limits(Duration.ofMillis(200), 100, 256L << 20);

    assertThrows(IOException.class, () -> run(limits, "sleep", "20"));
  }

  @Test
  void aProgramWithEndlessOutputIsKilled() {
    var failed = assertThrows(IOException.class, () -> run(LIMITS, "yes"));

    assertEquals("output exceeds 100 bytes", failed.getMessage());
  }

  @Test
  void aProgramThatUsesTooMuchMemoryFails() {
    assertThrows(
        IOException.class, () -> run(LIMITS, "python3", "-c", "print(len(bytearray(512 << 20)))"));
  }

  @Test
  void aProgramThatFailsThrows() {
    var failed = assertThrows(IOException.class, () -> run(LIMITS, "false"));

    assertEquals("exit status 1", failed.getMessage());
  }

  @Test
  void secretsInTheEnvironmentAreNotPassedOn() throws Exception {
    String environment = run(new Limits(Duration.ofSeconds(10), 10_000, 256L << 20), "env");

    List<String> names =
        environment.lines().map(line -> line.substring(0, line.indexOf('='))).sorted().toList();
    assertTrue(
        List.of("LC_ALL", "OMP_THREAD_LIMIT", "PATH", "TESSDATA_PREFIX").containsAll(names),
        environment);
  }

  @Test
  void temporaryFilesAreDeleted() throws Exception {
    Path folder = Path.of(run(LIMITS, "pwd").strip());

    assertTrue(folder.getFileName().toString().startsWith("bounceback-picture"));
    assertFalse(Files.exists(folder));
  }

  private static String run(Limits limits, String... command)
      throws IOException, InterruptedException {
    var subprocess = new Subprocess(limits, Optional.of(Path.of("/usr/bin/prlimit")), Sandbox.NONE);
    byte[] written = subprocess.run(List.of(command), "abc".getBytes(StandardCharsets.US_ASCII));
    return new String(written, StandardCharsets.US_ASCII);
  }
}
