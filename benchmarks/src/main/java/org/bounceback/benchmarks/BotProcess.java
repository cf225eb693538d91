package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the bot as an operator does, with {@code bounceback serve}, in a separate process. */
final class BotProcess implements AutoCloseable {
  /** How long a bot may take to become ready. */
  static final Duration START = Duration.ofMinutes(5);

  private static final int STOP_SECONDS = 30;
  private static final int OK = 200;
  private static final Pattern PORT = Pattern.compile("bounceback: port (\\d+)\n");
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final Map<String, String> WITHOUT_LIMITS =
      Map.of(
          "limits.commands", "0",
          "limits.uploads", "0",
          "limits.tickets", "0",
          "limits.channel-commands", "0",
          "limits.workspace-commands", "0",
          "limits.workspace-tickets", "0",
          "limits.api-requests", "0",
          "limits.api-escalations", "0");

  private final Process process;
  private final Path log;
  private final long logBegins;
  private volatile int port;

  private BotProcess(Process process, Path log, long logBegins) {
    this.process = process;
    this.log = log;
    this.logBegins = logBegins;
  }

  /**
   * Starts a bot and waits until it is ready.
   *
   * @param launcher the program
   * @param folder the folder for its log; {@code settings} say where it stores data
   * @param settings by key of the configuration
   */
  static BotProcess start(Path launcher, Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    BotProcess bot = begin(launcher, folder.resolve("serve.log"), settings);
    bot.awaitReady();
    return bot;
  }

  /** Starts a bot without waiting. */
  static BotProcess begin(Path launcher, Path log, Map<String, String> settings)
      throws IOException {
    long logBegins = Files.exists(log) ? Files.size(log) : 0;
    // One user in these tests acts for hundreds.
    var environment = new HashMap<>(WITHOUT_LIMITS);
    environment.putAll(settings);
    // A port that was free a moment ago may be in use by now.
    environment.put("port", "0");
    var builder = new ProcessBuilder(launcher.toString(), "serve");
    environment.forEach(
        (key, value) -> builder.environment().put("BOUNCEBACK_" + variable(key), value));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new BotProcess(builder.start(), log, logBegins);
  }

  /** Waits until the bot is ready. */
  void awaitReady() {
    port =
        ConditionWaiter.forThe(
            START, this::reportedPort, () -> "no port: " + Files.readString(log));
    ConditionWaiter.until(START, this::isReady, () -> "not ready: " + Files.readString(log));
  }

  /** Returns the peak memory of the process in KiB, as reported by Linux. */
  long peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0L);
  }

  /** Whether the process is still running. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until no ticket has pending work. */
  void awaitNoPendingWork(Duration timeout) {
    ConditionWaiter.until(timeout, () -> left().isEmpty(), () -> "left to be done: " + left());
  }

  /** Returns a URL of the bot's server. */
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Kills the process without a shutdown. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Returns the CPU time used so far by all threads. */
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

  /** Returns the port that the bot reported. */
  private Optional<Integer> reportedPort() throws IOException {
    checkAlive();
    byte[] all = Files.readAllBytes(log);
    String own =
        new String(all, (int) logBegins, all.length - (int) logBegins, StandardCharsets.UTF_8);
    Matcher told = PORT.matcher(own);
    return told.find() ? Optional.of(Integer.valueOf(told.group(1))) : Optional.empty();
  }

  private void checkAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("it ended with status " + process.exitValue());
    }
  }

  private boolean isReady() throws InterruptedException {
    checkAlive();
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
