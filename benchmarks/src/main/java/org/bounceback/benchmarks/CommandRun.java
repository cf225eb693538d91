package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A completed run of a command.
 *
 * @param status its exit status
 * @param output its standard output and standard error together
 */
record CommandRun(int status, String output) {

  /** Runs the program with settings, by key of the configuration, and with empty standard input. */
  static CommandRun of(Path launcher, Map<String, String> settings, String... words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    settings.forEach(
        (key, value) ->
            builder
                .environment()
                .put(
                    "BOUNCEBACK_"
                        + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                    value));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), said);
  }
}
