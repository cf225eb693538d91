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

/** Tests that the heap of {@code cases erase} is enough to search the largest mails. */
class LargeMailSearchTest {

  @Test
  void findsAddressAtEndOfMail() throws IOException, InterruptedException {
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

  /** Returns the class path, also if the test launcher uses its own class loader. */
  private static String classPath() {
    return LargeMailSearchTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
