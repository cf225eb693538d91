package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.BotServer;
import org.bounceback.app.settings.Settings;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;

/** The service with only its API, with a DNS server that has one blocklist and a ticket system. */
final class ApiFixture implements AutoCloseable {
  static final String TOKEN = "a-long-secret-of-the-api";
  static final String MAIL =
      """
      From: MAILER-DAEMON@srv12.example.net
      To: alice@shop.example
      Subject: Mail delivery failed: returning message to sender
      Message-ID: <1@srv12.example.net>
      Date: Fri, 27 Nov 2026 08:00:00 +0000

      This message was created automatically by mail delivery software.

      A message that you sent could not be delivered to one or more of its
      recipients. This is a permanent error. The following address(es) failed:

        bob@example.com
          host mx.example.com [203.0.113.25]
          SMTP error from remote mail server after RCPT TO:<bob@example.com>:
          550 5.1.1 User unknown
      """;

  private final NameServer dns;
  private final DeskServer desk;
  private final BotServer botServer;

  private ApiFixture(NameServer dns, DeskServer desk, BotServer botServer) {
    this.dns = dns;
    this.desk = desk;
    this.botServer = botServer;
  }

  static BodyPublisher json(JsonObjectBuilder body) {
    return BodyPublishers.ofString(body.toString());
  }

  /** Returns the body of a response that must have this status. */
  static DocumentNode answered(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    return DocumentCodec.json("answer", answer.body());
  }

  static ApiFixture open(Path home) throws Exception {
    return open(home, Map.of());
  }

  /** Opens one with more settings, by environment variable. */
  static ApiFixture open(Path home, Map<String, String> more) throws Exception {
    NameServer dns = NameServer.open();
    new Blocklist(dns.zones(), "bl.example.net").list("127.0.0.2", "127.0.0.2", "test entry");
    DeskServer desk = DeskServer.open(DeskRules.open(), Clock.systemUTC());
    Path zones = Files.writeString(home.resolve("zones.tsv"), "bl.example.net\n");
    var environment = new HashMap<>(more);
    environment.putAll(
        Map.of(
            "BOUNCEBACK_DATA",
            home.resolve("data").toString(),
            "BOUNCEBACK_PORT",
            "0",
            "BOUNCEBACK_API_TOKEN",
            TOKEN,
            "BOUNCEBACK_DESK_URL",
            desk.url().toString(),
            "BOUNCEBACK_DNS_RESOLVER",
            "127.0.0.1:" + dns.port(),
            "BOUNCEBACK_BLOCKLISTS_ZONES",
            zones.toString()));
    Settings settings = Settings.read(home, Optional.empty(), environment, Map.of());
    return new ApiFixture(dns, desk, BotServer.start(settings, Clock.systemUTC()));
  }

  List<StoredTicket> tickets() {
    return desk.tickets();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(bearing(path).GET().build());
  }

  HttpResponse<String> post(String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(bearing(path).POST(body).build());
  }

  /** Returns the ID of a case that was accepted with {@code key}. */
  String escalated(String key) throws IOException, InterruptedException {
    String wish = wish(key).with("message", MAIL).toString();
    return DocumentCodec.json("case", post("/escalations", BodyPublishers.ofString(wish)).body())
        .text("id");
  }

  static JsonObjectBuilder wish(String key) {
    return new JsonObjectBuilder().with("key", key).with("requester", "alice@shop.example");
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + botServer.port().orElseThrow() + path);
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    botServer.close();
    desk.close();
    dns.close();
  }

  private HttpRequest.Builder bearing(String path) {
    return HttpRequest.newBuilder(url(Api.PATH + path)).header("Authorization", "Bearer " + TOKEN);
  }
}
