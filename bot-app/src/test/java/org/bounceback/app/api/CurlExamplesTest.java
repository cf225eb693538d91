package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/how-to/use-the-http-api.md}, run by the real curl. */
@Tag("real-peer")
class CurlExamplesTest {
  private static final Path PAGE = Path.of("../docs/how-to/use-the-http-api.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\n(curl|printf)(.*?)```", Pattern.DOTALL);

  @TempDir Path home;
  private ApiFixture house;

  @BeforeEach
  void open() throws Exception {
    house = ApiFixture.open(home);
    Files.writeString(home.resolve("bounced.eml"), ApiFixture.MAIL);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @TestFactory
  List<DynamicTest> everyExampleIsAnswered() throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1) + found.group(2))
            .toList();
    assertEquals(4, examples.size());
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.lines().findFirst().orElseThrow(), () -> run(example)))
        .toList();
  }

  private void run(String example) throws Exception {
    Path output = home.resolve("output.txt");
    var bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", example)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bash.environment().put("TOKEN", ApiFixture.TOKEN);
    bash.environment().put("BASE", house.url(Api.PATH).toString());
    bash.environment().put("CASE", house.escalated("k-for-curl"));
    Process process = bash.start();

    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, ended ? process.exitValue() : -1, said);
    assertFalse(said.isBlank());
  }
}
