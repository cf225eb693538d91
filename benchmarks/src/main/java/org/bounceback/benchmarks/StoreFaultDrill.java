package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bounceback.sandbox.desk.DeskServer;

/**
 * Causes faults of a running bot's store, one after another. During each fault nothing may be
 * accepted that cannot be stored, checks and diagnoses must continue, the log must report the fault
 * once, and everything must recover automatically afterwards.
 */
final class StoreFaultDrill {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int SECONDS_OF_TROUBLE = 20;
  private static final int OK = 200;

  private final EscalationClient escalationClient = new EscalationClient();
  private final HttpClient http = HttpClient.newHttpClient();
  private final BenchmarkReport benchmarkReport;
  private final String mail = PackagedFiles.bouncedMail();
  private final Path log;
  private final BotProcess bot;
  private final DeskServer desk;
  private int keys;

  StoreFaultDrill(String title, Path log, BotProcess bot, DeskServer desk) throws IOException {
    this.benchmarkReport = new BenchmarkReport(title);
    this.log = log;
    this.bot = bot;
    this.desk = desk;
  }

  /** A fault that can be started and ended. */
  @FunctionalInterface
  interface Change {
    void happen() throws Exception;
  }

  /** Starts one fault, observes the bot meanwhile, and ends the fault. */
  void fault(String name, Change begin, Change end) throws Exception {
    escalateWell();
    int linesBefore = lines().size();
    begin.happen();
    boolean accepted = escalationClient.send(bot, key()).join();
    ConditionWaiter.until(
        TIMEOUT, () -> ready().statusCode() != OK, () -> name + " is not detected");
    String told =
        ready().body().lines().filter(line -> line.startsWith("store")).toList().toString();
    accepted |= escalationClient.send(bot, key()).join();
    int lookUp = get("/api/v1/blacklist/203.0.113.5").statusCode();
    int diagnosis = diagnose();
    TimeUnit.SECONDS.sleep(SECONDS_OF_TROUBLE);
    List<String> linesMeanwhile = lines().subList(linesBefore, lines().size());
    end.happen();
    long over = System.nanoTime();
    escalateWell();
    ConditionWaiter.until(TIMEOUT, () -> ready().statusCode() == OK, () -> name + " stays");
    benchmarkReport.add(
        name,
        ("accepted meanwhile %s, a look-up meanwhile %d, a diagnosis %d, lines in the log %d, well"
                + " again after %d s, said %s")
            .formatted(
                accepted,
                lookUp,
                diagnosis,
                linesMeanwhile.size(),
                Duration.ofNanos(System.nanoTime() - over).toSeconds(),
                told));
    if (linesMeanwhile.size() > 1) {
      benchmarkReport.add(name + ", what the log said", linesMeanwhile);
    }
  }

  /** Returns the results, after every accepted escalation is a ticket. */
  BenchmarkReport report() {
    ConditionWaiter.until(
        TIMEOUT,
        () -> keys().containsAll(escalationClient.accepted()),
        () -> "opened " + keys().size());
    bot.awaitNoPendingWork(TIMEOUT);
    List<String> opened = keys();
    benchmarkReport.add("accepted", escalationClient.accepted().size());
    benchmarkReport.add(
        "accepted without a ticket",
        escalationClient.accepted().stream().filter(key -> !opened.contains(key)).count());
    benchmarkReport.add("tickets too many", opened.size() - new HashSet<>(opened).size());
    return benchmarkReport;
  }

  private void escalateWell() {
    ConditionWaiter.until(
        TIMEOUT, () -> escalationClient.send(bot, key()).join(), () -> "nothing is accepted");
  }

  private String key() {
    keys++;
    return "drill-" + keys;
  }

  private HttpResponse<String> ready() throws IOException, InterruptedException {
    return get("/readyz");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(asked(path).build(), BodyHandlers.ofString());
  }

  private int diagnose() throws IOException, InterruptedException {
    HttpRequest request = asked("/api/v1/diagnose").POST(BodyPublishers.ofString(mail)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder asked(String path) {
    return HttpRequest.newBuilder(bot.url(path))
        .header("Authorization", "Bearer " + EscalationClient.TOKEN);
  }

  /** Returns the log lines so far, whatever their content. */
  private List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  private List<String> keys() {
    return desk.tickets().stream()
        .map(storedTicket -> storedTicket.draft().key().orElse(""))
        .toList();
  }
}
