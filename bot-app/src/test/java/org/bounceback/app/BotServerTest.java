package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.settings.Settings;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotServerTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();
  private StrictSlack slack;
  private NameServer dns;
  private SlackUser sam;
  private Channel support;

  @BeforeEach
  void open() throws IOException {
    slack = StrictSlack.open(Clock.systemUTC());
    dns = NameServer.open();
    new Blocklist(dns.zones(), "bl.example.net").list("127.0.0.2", "127.0.0.2", "test entry");
    sam = slack.workspace().person("sam");
    support = slack.workspace().channel("support", sam);
    Path zones = Files.writeString(home.resolve("zones.tsv"), "bl.example.net\n");
    environment.put("BOUNCEBACK_DATA", home.resolve("data").toString());
    environment.put("BOUNCEBACK_PORT", "0");
    environment.put("BOUNCEBACK_DNS_RESOLVER", "127.0.0.1:" + dns.port());
    environment.put("BOUNCEBACK_BLOCKLISTS_ZONES", zones.toString());
    environment.put("BOUNCEBACK_SLACK_BOT_TOKEN", slack.botToken());
    environment.put("BOUNCEBACK_SLACK_API_URL", slack.apiUrl().toString());
    environment.put("BOUNCEBACK_SLACK_FILE_HOSTS", slack.fileHost());
  }

  @AfterEach
  void close() throws IOException {
    dns.close();
    slack.close();
    assertEquals(List.of(), slack.refusals());
  }

  @Test
  void theBotWorksOverSocketMode() throws Exception {
    environment.put("BOUNCEBACK_SLACK_APP_TOKEN", slack.appToken());

    try (BotServer botServer = BotServer.start(settings(), Clock.systemUTC())) {
      Await.until(() -> ask(botServer, "/readyz").statusCode() == 200);
      slack.users().types(sam, support, "/blacklist 203.0.113.5");
      Await.until(() -> isTold("203.0.113.5 is not listed"));
    }
  }

  @Test
  void theBotWorksOverHttpRequests() throws Exception {
    environment.put("BOUNCEBACK_SLACK_SIGNING_SECRET", slack.signingSecret());

    try (BotServer botServer = BotServer.start(settings(), Clock.systemUTC())) {
      assertTrue(slack.requestsTo(url(botServer, "/slack/events")));
      slack.users().types(sam, support, "/blacklist 203.0.113.5");
      Await.until(() -> isTold("203.0.113.5 is not listed"));
    }
  }

  @Test
  void itIsLiveButNotReadyWhileSlackIsUnavailable() throws Exception {
    environment.put("BOUNCEBACK_SLACK_APP_TOKEN", slack.appToken());
    environment.put("BOUNCEBACK_SLACK_API_URL", "http://127.0.0.1:9/api/");

    try (BotServer botServer = BotServer.start(settings(), Clock.systemUTC())) {
      assertEquals(200, ask(botServer, "/livez").statusCode());
      assertEquals(503, ask(botServer, "/readyz").statusCode());
      List<String> lines = ask(botServer, "/readyz").body().lines().toList();
      assertTrue(
          lines.stream().anyMatch(line -> line.startsWith("slack: ") && !line.endsWith(": ok")));
      for (String part : List.of("delivery", "dns", "housekeeping", "inbox", "store")) {
        assertTrue(lines.contains(part + ": ok"), lines.toString());
      }
    }
  }

  @Test
  void withoutAChatThereIsNothingToServe() {
    environment.remove("BOUNCEBACK_SLACK_BOT_TOKEN");

    var refused =
        assertThrows(
            CommandFailedException.class, () -> BotServer.start(settings(), Clock.systemUTC()));

    assertEquals(CommandFailedException.Status.USAGE, refused.status());
  }

  private Settings settings() throws Exception {
    return Settings.read(home, Optional.empty(), environment, Map.of());
  }

  private boolean isTold(String words) {
    return slack.workspace().messages().onlyFor(sam.id(), support.id()).stream()
        .anyMatch(message -> message.visibleText().contains(words));
  }

  private static URI url(BotServer botServer, String path) {
    return URI.create("http://127.0.0.1:" + botServer.port().orElseThrow() + path);
  }

  private static HttpResponse<String> ask(BotServer botServer, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(url(botServer, path)).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
