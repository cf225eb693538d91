package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Kills the bot at random moments while programs escalate through its API and the desk answers
 * well, refuses, is slow, or opens and hangs up; the same data go on living in the next process. At
 * the end every accepted key must be exactly one ticket, and every ticket a key that was sent.
 */
final class ApiKills {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int AT_A_TIME = 8;
  private static final int LATEST_MILLIS = 600;
  private static final int ACCEPTED = 202;
  private static final String TOKEN = "drill";
  private static final String BODY =
      "{\"key\":\"%s\",\"requester\":\"alice@shop.example\",\"message\":\"Subject: Undelivered\\n\\n"
          + "<bob@example.com>: 550 5.1.1 User unknown %s\\n\"}";

  private final Random random = new Random(13);
  private final Set<String> sent = new HashSet<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final DeskServer desk;
  private final Map<String, String> settings;

  private ApiKills(DeskServer desk, Map<String, String> settings) {
    this.desk = desk;
    this.settings = settings;
  }

  static Report run(Path launcher, Path folder, int kills, Kept kept)
      throws IOException, InterruptedException {
    try (kept;
        var dns = NameServer.open();
        var desk = DeskServer.open(DeskRules.open(), Clock.systemUTC())) {
      var settings = new HashMap<>(kept.settings());
      settings.put("data", folder.resolve("data").toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.url", desk.url().toString());
      settings.put("api.token", TOKEN);
      return new ApiKills(desk, settings).all(launcher, folder, kills);
    }
  }

  private Report all(Path launcher, Path folder, int kills)
      throws IOException, InterruptedException {
    for (int i = 0; i < kills; i++) {
      misbehave(i);
      try (var bot = ServedBot.start(launcher, folder, settings)) {
        int before = accepted.size();
        CountDownLatch answered = escalate(bot, i);
        if (i % 2 == 1) {
          Waiting.until(START, () -> accepted.size() > before, () -> "nothing was accepted");
        }
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        bot.kill();
        answered.await(START.toSeconds(), TimeUnit.SECONDS);
      }
    }
    desk.faults().clear();
    try (var bot = ServedBot.start(launcher, folder, settings)) {
      Waiting.until(
          PATIENCE,
          () -> keys().containsAll(accepted),
          () ->
              "accepted %d, opened %d, computed %s"
                  .formatted(accepted.size(), keys().size(), bot.cpu()));
    }
    List<String> opened = keys();
    var report = new Report("kill -9 during escalations through the API");
    report.add("kills", kills);
    report.add("sent", sent.size());
    report.add("accepted", accepted.size());
    report.add(
        "accepted without a ticket",
        accepted.stream().filter(key -> !opened.contains(key)).count());
    report.add("tickets too many", opened.size() - new HashSet<>(opened).size());
    report.add(
        "tickets nobody asked for", opened.stream().filter(key -> !sent.contains(key)).count());
    return report;
  }

  private void misbehave(int round) {
    desk.faults().clear();
    DeskFault fault =
        switch (round % 5) {
          case 0 -> DeskFault.none();
          case 1 -> DeskFault.status(500);
          case 2 -> DeskFault.unavailable(Duration.ofSeconds(1));
          case 3 -> DeskFault.delay(Duration.ofMillis(300));
          default -> DeskFault.openAndCut();
        };
    desk.faults().next(AT_A_TIME, fault);
  }

  private CountDownLatch escalate(ServedBot bot, int round) {
    var http = HttpClient.newHttpClient();
    var answered = new CountDownLatch(AT_A_TIME);
    for (int i = 0; i < AT_A_TIME; i++) {
      String key = "drill-%d-%d".formatted(round, i);
      sent.add(key);
      var request =
          HttpRequest.newBuilder(bot.url("/api/v1/escalations"))
              .header("Authorization", "Bearer " + TOKEN)
              .timeout(START)
              .POST(BodyPublishers.ofString(BODY.formatted(key, key)))
              .build();
      var unused =
          http.sendAsync(request, BodyHandlers.discarding())
              .whenComplete(
                  (answer, cut) -> {
                    if (answer != null && answer.statusCode() == ACCEPTED) {
                      accepted.add(key);
                    }
                    answered.countDown();
                  });
    }
    return answered;
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    desk.tickets().forEach(ticket -> keys.add(ticket.draft().key().orElse("")));
    return keys;
  }
}
