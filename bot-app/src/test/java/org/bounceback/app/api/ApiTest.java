package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bounceback.app.Service;
import org.bounceback.app.settings.Settings;
import org.bounceback.data.Documents;
import org.bounceback.data.JsonObject;
import org.bounceback.data.Node;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.Ticket;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The API over its real port, as {@code docs/reference/openapi.yaml} describes it. */
class ApiTest {
  private static final String TOKEN = "a-long-secret";
  private static final String MAIL =
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

  @TempDir Path home;
  private NameServer dns;
  private DeskServer desk;
  private Service service;

  @BeforeEach
  void open() throws Exception {
    dns = NameServer.open();
    new Blocklist(dns.zones(), "bl.example.net").list("127.0.0.2", "127.0.0.2", "test entry");
    desk = DeskServer.open(DeskRules.open(), Clock.systemUTC());
    Path zones = Files.writeString(home.resolve("zones.tsv"), "bl.example.net\n");
    var environment =
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
            zones.toString());
    service =
        Service.start(
            Settings.read(home, Optional.empty(), environment, Map.of()), Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    service.close();
    desk.close();
    dns.close();
  }

  @Test
  void theApiAloneMakesTheServiceReady() throws Exception {
    assertEquals(200, send(HttpRequest.newBuilder(url("/readyz")).GET().build()).statusCode());
  }

  @Test
  void aMailIsDiagnosed() throws Exception {
    Node diagnosis = answered(200, post("/diagnose", BodyPublishers.ofString(MAIL)));

    assertEquals("failure", diagnosis.at("bounce").text("kind"));
    assertEquals("recipient-address-problem", diagnosis.text("verdict"));
  }

  @Test
  void severalMailsAreAnsweredOneALine() throws Exception {
    String mailbox = ("From MAILER-DAEMON Fri Nov 27 08:00:00 2026\n" + MAIL + "\n").repeat(2);

    HttpResponse<String> answer =
        post("/diagnose?filename=box.mbox", BodyPublishers.ofString(mailbox));

    assertEquals("application/x-ndjson", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        List.of("box.mbox#1", "box.mbox#2"),
        answer.body().lines().map(line -> Documents.json("line", line).text("file")).toList());
  }

  @Test
  void theListsAreAsked() throws Exception {
    Node report = answered(200, get("/blacklist/203.0.113.5"));

    assertEquals("203.0.113.5", report.text("subject"));
    assertEquals("1", report.text("asked"));
  }

  @Test
  void aRecipientIsLookedAt() throws Exception {
    Node report = answered(200, get("/recipient/bob%40example.com"));

    assertEquals("no-mail-server", report.text("outcome"));
  }

  @Test
  void anEscalationBecomesATicketWithTheMailAsItWas() throws Exception {
    byte[] mail = (MAIL + "\u00e9\r\n").getBytes(StandardCharsets.ISO_8859_1);
    JsonObject asked = wish("k1").with("messageBase64", Base64.getEncoder().encodeToString(mail));

    Node accepted = answered(202, post("/escalations", json(asked)));
    until(() -> !desk.tickets().isEmpty());

    Ticket.Draft ticket = desk.tickets().get(0).draft();
    assertEquals("k1", ticket.key().orElseThrow());
    assertArrayEquals(mail, Base64.getDecoder().decode(ticket.message().orElseThrow().base64()));
    assertEquals("accepted", accepted.text("state"));
  }

  @Test
  void theTicketHoldsWhatTheStepsFound() throws Exception {
    answered(202, post("/escalations", json(wish("k1").with("message", MAIL))));
    until(() -> !desk.tickets().isEmpty());

    Node diagnosis =
        Documents.json("diagnosis", desk.tickets().get(0).draft().diagnosis().orElseThrow());
    assertTrue(
        diagnosis.list("steps").stream().noneMatch(step -> step.text("outcome").equals("not-run")),
        diagnosis.toString());
  }

  @Test
  void theSameKeyAgainIsTheSameCaseAndOneTicket() throws Exception {
    Node first = answered(202, post("/escalations", json(wish("k1").with("message", MAIL))));
    Node second = answered(202, post("/escalations", json(wish("k1").with("message", MAIL))));
    until(() -> state(first.text("id")).equals("sent"));

    assertEquals(first.text("id"), second.text("id"));
    assertTrue(second.isTrue("again"));
    assertEquals(1, desk.tickets().size());
  }

  @TestFactory
  List<DynamicTest> whatIsWrongIsRefused() {
    var tests = new ArrayList<DynamicTest>();
    refused(tests, 400, "no-mail", () -> post("/diagnose", BodyPublishers.noBody()));
    refused(tests, 422, "not-an-address", () -> get("/blacklist/what%20ever"));
    refused(tests, 422, "private-address", () -> get("/blacklist/10.0.0.1"));
    refused(tests, 422, "not-a-recipient", () -> get("/recipient/%40"));
    refused(tests, 400, "bad-address", () -> get("/blacklist/%E0%A4%A"));
    refused(tests, 404, "no-such-path", () -> get("/nothing"));
    refused(tests, 404, "no-such-path", () -> get(""));
    refused(tests, 404, "no-such-case", () -> get("/cases/BB-00000-00000"));
    refused(tests, 405, "wrong-method", () -> get("/escalations"));
    refused(tests, 400, "bad-json", () -> post("/escalations", BodyPublishers.ofString("{")));
    refused(tests, 400, "bad-json", () -> post("/escalations", json(wish("k").with("kee", 1))));
    refused(tests, 422, "bad-key", () -> post("/escalations", json(wish(" "))));
    refused(tests, 422, "bad-key", () -> post("/escalations", json(wish("k".repeat(321)))));
    refused(tests, 422, "bad-message", () -> post("/escalations", json(wish("k"))));
    refused(
        tests,
        422,
        "bad-message",
        () -> post("/escalations", json(wish("k").with("messageBase64", "a"))));
    refused(
        tests,
        413,
        "too-large",
        () -> post("/escalations", BodyPublishers.ofByteArray(new byte[Request.MOST_BYTES + 1])));
    return tests;
  }

  @Test
  void withoutTheTokenNothingIsAnswered() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(url("/api/v1/blacklist/203.0.113.5")).build());

    assertEquals(401, answer.statusCode());
    assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
  }

  @Test
  void aWrongTokenIsNoToken() throws Exception {
    var request =
        HttpRequest.newBuilder(url("/api/v1/blacklist/203.0.113.5"))
            .header("Authorization", "Bearer " + TOKEN + "x");

    assertEquals(401, send(request.build()).statusCode());
  }

  @TestFactory
  List<DynamicTest> whatIsDescribedIsThere() throws Exception {
    Node paths =
        Documents.yaml("openapi", Files.readString(Path.of("../docs/reference/openapi.yaml")))
            .at("paths");
    return paths.keys().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(path, () -> isThere(path, paths.at(path).keys().get(0))))
        .toList();
  }

  private void isThere(String path, String method) throws Exception {
    String example = path.replace("{subject}", "shop.example").replace("{id}", "BB-00000-00000");
    HttpResponse<String> answer =
        method.equals("post") ? post(example, BodyPublishers.noBody()) : get(example);

    assertTrue(
        !answer.body().contains("no-such-path") && answer.statusCode() != 405, answer.body());
  }

  /** A request whose answer is known. */
  private interface Asking {
    HttpResponse<String> ask() throws Exception;
  }

  private static void refused(List<DynamicTest> tests, int status, String code, Asking asking) {
    String name = "%d %s #%d".formatted(status, code, tests.size());
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> assertEquals(code, answered(status, asking.ask()).at("error").text("code"))));
  }

  private static JsonObject wish(String key) {
    return new JsonObject().with("key", key).with("requester", "alice@shop.example");
  }

  private static BodyPublisher json(JsonObject body) {
    return BodyPublishers.ofString(body.toString());
  }

  private static Node answered(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    return Documents.json("answer", answer.body());
  }

  private String state(String id) {
    try {
      return answered(200, get("/cases/" + id)).text("state");
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(bearing(path).GET().build());
  }

  private HttpResponse<String> post(String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(bearing(path).POST(body).build());
  }

  private HttpRequest.Builder bearing(String path) {
    return HttpRequest.newBuilder(url(Api.PATH + path)).header("Authorization", "Bearer " + TOKEN);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + service.port().orElseThrow() + path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited too long");
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
