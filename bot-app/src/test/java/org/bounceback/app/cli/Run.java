package org.bounceback.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
            Clock.systemUTC());
    int status = Commands.run(around, arguments.toArray(String[]::new));
    around.flush();
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
