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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot as an operator starts it, {@code bounceback serve}, in a process of its own. */
final class ServedBot implements AutoCloseable {
  /** How long a bot may take to be ready. */
  static final Duration START = Duration.ofMinutes(5);

  private static final int STOP_SECONDS = 30;
  private static final int OK = 200;
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final Process process;
  private final int port;
  private final Path log;

  private ServedBot(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
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
    ServedBot bot = begin(launcher, folder.resolve("serve.log"), settings);
    bot.awaitReady();
    return bot;
  }

  /** Starts one and waits for nothing. */
  static ServedBot begin(Path launcher, Path log, Map<String, String> settings) throws IOException {
    int port = Ports.free();
    var environment = new HashMap<>(settings);
    environment.put("port", Integer.toString(port));
    var builder = new ProcessBuilder(launcher.toString(), "serve");
    environment.forEach(
        (key, value) -> builder.environment().put("BOUNCEBACK_" + variable(key), value));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ServedBot(builder.start(), port, log);
  }

  /** Waits until it says that it is ready. */
  void awaitReady() {
    Waiting.until(START, this::isReady, () -> "not ready: " + Files.readString(log));
  }

  /** The largest part of memory that it has had, in KiB, as Linux tells it. */
  long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0L);
  }

  /** Waits until nothing is left to be done for any ticket. */
  void awaitNothingLeft(Duration patience) {
    Waiting.until(patience, () -> left().isEmpty(), () -> "left to be done: " + left());
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

  private List<String> left() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url("/metrics")).timeout(ANSWER).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      return List.of("no answer but " + answer.statusCode());
    }
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith("bounceback_outbox_entries{") && !line.endsWith(" 0.0"))
        .toList();
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
