package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot as an operator starts it, {@code bounceback serve}, in a process of its own. */
final class ServedBot implements AutoCloseable {
  /** How long a bot may take to be ready. */
  static final Duration START = Duration.ofSeconds(90);

  private static final int STOP_SECONDS = 30;
  private static final int OK = 200;

  private final Process process;
  private final int port;

  private ServedBot(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one and waits until it says that it is ready.
   *
   * @param launcher the program
   * @param folder for its log; what it keeps goes where {@code settings} say
   * @param settings by key of the configuration
   */
  static ServedBot start(Path launcher, Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = Ports.free();
    var environment = new HashMap<>(settings);
    environment.put("port", Integer.toString(port));
    var builder = new ProcessBuilder(launcher.toString(), "serve");
    environment.forEach(
        (key, value) -> builder.environment().put("BOUNCEBACK_" + variable(key), value));
    Path log = folder.resolve("serve.log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var bot = new ServedBot(builder.start(), port);
    Waiting.until(START, bot::isReady, () -> "not ready: " + Files.readString(log));
    return bot;
  }

  /** An address of its own server. */
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Ends it in the middle of whatever it does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** How long it has computed so far, all threads together. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended with status " + process.exitValue());
    }
    var request = HttpRequest.newBuilder(url("/readyz"));
    try {
      return HttpClient.newHttpClient()
              .send(request.timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding())
              .statusCode()
          == OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
