package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The largest mails are searched within the heap of {@code cases erase}. */
class LargeMailSearchTest {

  @Test
  void theAddressAtTheEndIsFound() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath(),
                LargeMailSearch.class.getName(),
                "percent",
                "wide",
                "base64",
                "nested")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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

  /** A test launcher may have a class loader of its own. */
  private static String classPath() {
    return LargeMailSearchTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
