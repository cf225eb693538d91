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

/** The bot as an operator starts it, {@code bounceback serve}, in a process of its own. */
final class BotProcess implements AutoCloseable {
  /** How long a bot may take to be ready. */
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
   * Starts one and waits until it says that it is ready.
   *
   * @param launcher the program
   * @param folder for its log; what it keeps goes where {@code settings} say
   * @param settings by key of the configuration
   */
  static BotProcess start(Path launcher, Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    BotProcess bot = begin(launcher, folder.resolve("serve.log"), settings);
    bot.awaitReady();
    return bot;
  }

  /** Starts one and waits for nothing. */
  static BotProcess begin(Path launcher, Path log, Map<String, String> settings)
      throws IOException {
    long logBegins = Files.exists(log) ? Files.size(log) : 0;
    // One person here stands for hundreds.
    var environment = new HashMap<>(WITHOUT_LIMITS);
    environment.putAll(settings);
    // One that was free a moment ago may be taken by now.
    environment.put("port", "0");
    var builder = new ProcessBuilder(launcher.toString(), "serve");
    environment.forEach(
        (key, value) -> builder.environment().put("BOUNCEBACK_" + variable(key), value));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new BotProcess(builder.start(), log, logBegins);
  }

  /** Waits until it says that it is ready. */
  void awaitReady() {
    port = ConditionWaiter.forThe(START, this::told, () -> "no port: " + Files.readString(log));
    ConditionWaiter.until(START, this::isReady, () -> "not ready: " + Files.readString(log));
  }

  /** The largest part of memory that it has had, in KiB, as Linux tells it. */
  long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0L);
  }

  /** Whether the process still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until nothing is left to be done for any ticket. */
  void awaitNothingLeft(Duration patience) {
    ConditionWaiter.until(patience, () -> left().isEmpty(), () -> "left to be done: " + left());
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

  /** The port that it took. */
  private Optional<Integer> told() throws IOException {
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
