package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One run of the command line: what it printed and how it ended. */
public record Run(int status, String out, String err) {

  /** Runs a command with nothing typed. */
  public static Run of(List<String> arguments) {
    return of(Path.of("target"), "", arguments);
  }

  /** Runs a command in a folder of its own, with these lines typed. */
  public static Run of(Path home, String typed, List<String> arguments) {
    return of(home, typed, Map.of(), arguments);
  }

  /** The same with environment variables. */
  public static Run of(
      Path home, String typed, Map<String, String> environment, List<String> arguments) {
    return of(home, typed, environment, arguments, Clock.systemUTC());
  }

  /** Runs a command as if it began at that time. */
  public static Run at(Instant begin, Path home, List<String> arguments) {
    Clock system = Clock.systemUTC();
    Duration offset = Duration.between(system.instant(), begin);
    return of(home, "", Map.of(), arguments, Clock.offset(system, offset));
  }

  private static Run of(
      Path home,
      String typed,
      Map<String, String> environment,
      List<String> arguments,
      Clock clock) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var around =
        new CommandEnvironment(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false,
            environment,
            home,
            clock);
    int status = Commands.run(around, arguments.toArray(String[]::new));
    around.flush();
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Returns what is printed about one e-mail as JSON, without the network. */
  static JsonNode diagnosed(Path home, Path mail) {
    return of(home, "", List.of("diagnose", "--json", "--offline", mail.toString())).json();
  }

  /** Returns the printed JSON value; fails the test if the command failed. */
  JsonNode json() {
    assertEquals(0, status, err);
    return parse(out);
  }

  /** Returns the JSON values that are printed on one line each. */
  List<JsonNode> jsonLines() {
    return out.lines().map(Run::parse).toList();
  }

  private static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(text, wrong);
    }
  }
}
