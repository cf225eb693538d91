package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * The data folder's disk is full, then the database is locked by somebody else: each time nothing
 * may be accepted that cannot be kept, look-ups must go on, the log must say so once, and all must
 * go on by itself afterwards. Mounts a small file system, so it needs root and Linux.
 */
final class StoreTroubles {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OK = 200;

  private final Escalating escalating = new Escalating();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Report report = new Report("the store in trouble, SQLite");
  private final Path data;
  private final Path log;
  private final ServedBot bot;
  private int keys;

  private StoreTroubles(Path data, Path log, ServedBot bot) {
    this.data = data;
    this.log = log;
    this.bot = bot;
  }

  /** Something that is brought about and ended. */
  @FunctionalInterface
  private interface Change {
    void happen() throws Exception;
  }

  static Report run(Path launcher, Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    mount("-t", "tmpfs", "-o", "size=16m", "tmpfs", data.toString());
    try (var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings =
          Map.of(
              "data",
              data.toString(),
              "dns.resolver",
              "127.0.0.1:" + dns.port(),
              "desk.url",
              desk.url().toString(),
              "api.token",
              Escalating.TOKEN);
      try (var bot = ServedBot.start(launcher, folder, settings)) {
        return new StoreTroubles(data, folder.resolve("serve.log"), bot).all(desk);
      }
    } finally {
      command("umount", "--lazy", data.toString());
    }
  }

  private Report all(DeskServer desk) throws Exception {
    escalateWell();
    Path ballast = data.resolve("ballast");
    trouble("disk full", () -> fill(ballast), () -> Files.delete(ballast));
    try (Connection other =
        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bounceback.db"))) {
      trouble("locked", () -> execute(other, "begin exclusive"), () -> execute(other, "rollback"));
    }
    Waiting.until(
        PATIENCE,
        () -> keys(desk).containsAll(escalating.accepted()),
        () -> "opened " + keys(desk).size());
    report.add("accepted", escalating.accepted().size());
    report.add("tickets", keys(desk).size());
    report.add("tickets too many", keys(desk).size() - new HashSet<>(keys(desk)).size());
    return report;
  }

  private void trouble(String name, Change begin, Change end) throws Exception {
    long linesBefore = lines();
    begin.happen();
    boolean accepted = escalating.send(bot, key()).join();
    Waiting.until(PATIENCE, () -> ready().statusCode() != OK, () -> name + " is not noticed");
    String told =
        ready().body().lines().filter(line -> line.startsWith("store")).toList().toString();
    int lookUp = get("/api/v1/blacklist/203.0.113.5").statusCode();
    end.happen();
    long over = System.nanoTime();
    escalateWell();
    Waiting.until(PATIENCE, () -> ready().statusCode() == OK, () -> name + " stays");
    report.add(
        name,
        "accepted meanwhile %s, a look-up meanwhile %d, lines in the log %d, well again after %d s, said %s"
            .formatted(
                accepted,
                lookUp,
                lines() - linesBefore,
                Duration.ofNanos(System.nanoTime() - over).toSeconds(),
                told));
  }

  private void escalateWell() {
    Waiting.until(PATIENCE, () -> escalating.send(bot, key()).join(), () -> "nothing is accepted");
  }

  private String key() {
    keys++;
    return "drill-" + keys;
  }

  private HttpResponse<String> ready() throws IOException, InterruptedException {
    return get("/readyz");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(bot.url(path)).header("Authorization", "Bearer " + Escalating.TOKEN);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** How often the log has said that the store is away. */
  private long lines() throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.contains("store is away")).count();
  }

  private static List<String> keys(DeskServer desk) {
    return desk.tickets().stream().map(ticket -> ticket.draft().key().orElse("")).toList();
  }

  private static void fill(Path ballast) throws IOException {
    var block = new byte[64 << 10];
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      command("sh", "-c", "head -c 65536 /dev/zero >> " + ballast + " || true");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void mount(String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of("mount"));
    command.addAll(List.of(arguments));
    command(command.toArray(String[]::new));
  }

  private static void command(String... words) throws IOException {
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", words));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
