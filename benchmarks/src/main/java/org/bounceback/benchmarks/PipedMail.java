package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An e-mail that a mail server pipes to {@code bounceback intake} until it is accepted. */
final class PipedMail {
  /** The exit code that makes a mail server bounce rather than retry (sysexits.h). */
  private static final int BAD_DATA = 65;

  private static final Duration MAX = Duration.ofMinutes(2);
  private static final int MAX_TRIES = 20;

  private final Path launcher;
  private final Path file;
  private final Path log;
  private final Map<String, String> environment;

  /**
   * Creates an e-mail.
   *
   * @param settings of the bot that should accept it, by key
   */
  PipedMail(Path launcher, Path folder, int number, byte[] mail, Map<String, String> settings)
      throws IOException {
    this.launcher = launcher;
    this.file = Files.write(folder.resolve("piped-%d.eml".formatted(number)), mail);
    this.log = folder.resolve("pipe.log");
    this.environment = new HashMap<>();
    settings.forEach(
        (key, value) ->
            environment.put(
                "BOUNCEBACK_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
  }

  /** Pipes it once and kills the program after the given time; empty if it was killed. */
  Optional<Integer> pipeAndKill(Duration life) throws IOException, InterruptedException {
    Process process = start();
    if (process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.of(process.exitValue());
    }
    process.destroyForcibly().waitFor();
    return Optional.empty();
  }

  /** Pipes it as often as a mail server would. */
  void pipeUntilAccepted() throws IOException, InterruptedException {
    for (int i = 0; i < MAX_TRIES; i++) {
      int status = pipeAndKill(MAX).orElse(BAD_DATA);
      if (status == 0) {
        return;
      }
      if (status == BAD_DATA) {
        break;
      }
    }
    throw new IllegalStateException("the pipe accepted no e-mail: " + Files.readString(log));
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder(launcher.toString(), "intake");
    builder.environment().putAll(environment);
    return builder
        .redirectInput(file.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
