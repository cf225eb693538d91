package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.bounceback.testkit.JavaProcess;
import org.junit.jupiter.api.Test;

/** Tests that the heap of {@code cases erase} is enough to search the largest mails. */
class LargeMailSearchTest {

  @Test
  void findsAddressAtEndOfMail() throws IOException, InterruptedException {
    Process process =
        JavaProcess.start(
            List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
            LargeMailSearch.class,
            List.of("percent", "wide", "base64", "nested"));
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

      assertEquals(0, process.waitFor(), printed);
      assertEquals(
          List.of("percent true", "wide true", "base64 true", "nested true"),
          printed.lines().toList());
    } finally {
      process.destroyForcibly();
    }
  }
}
