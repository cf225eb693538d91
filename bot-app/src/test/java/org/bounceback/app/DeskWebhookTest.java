package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of a generic HTTP ticket system. */
class DeskWebhookTest {
  private static final String SECRET = "webhook-secret";

  @TempDir Path home;
  private Storage storage;
  private Web web;
  private CaseId id;

  @BeforeEach
  void open() throws Exception {
    Settings settings = settings("http");
    storage = Storage.open(settings, Clock.systemUTC());
    web = Web.open(0);
    var calls = storage.escalations().webhookEvents();
    web.mount(DeskWebhook.PATH, Desks.webhook(settings, calls, Clock.systemUTC()).orElseThrow());
    id =
        storage
            .cases()
            .open(
                new NewCase(
                    CaseKind.LOOKUP,
                    "bob@example.com",
                    new CaseRequester("U1", "W1", "C1", Optional.empty()),
                    CaseResult.read("headline", "verdict", "{}"),
                    Optional.empty()))
            .id();
    var ticket = new TicketRef("4711", "4711", Optional.empty());
    storage.database().write(tx -> storage.cases().recordTicket(tx, id, ticket, DeskId.LOCAL));
  }

  @AfterEach
  void close() {
    web.close();
    storage.close();
  }

  @Test
  void aSignedWebhookIsAcceptedOnce() throws Exception {
    String body =
        "{\"event\":\"e-1\",\"caseId\":\"%s\",\"status\":\"solved\",\"answer\":"
                .formatted(id.text())
            + "{\"author\":\"Maria\",\"text\":\"It is done.\"}}";

    assertEquals(204, send(body, SECRET));
    assertEquals(204, send(body, SECRET));

    assertEquals(
        List.of("Maria: It is done.", ": SOLVED"),
        storage.cases().log().of(id).stream()
            .map(activityEntry -> activityEntry.author() + ": " + activityEntry.text())
            .toList());
    assertEquals(
        Optional.of(TicketStatus.SOLVED), storage.cases().find(id).orElseThrow().progress());
  }

  @Test
  void anUnsignedWebhookIsRejected() throws Exception {
    String body = "{\"event\":\"e-1\",\"caseId\":\"%s\",\"status\":\"solved\"}".formatted(id);

    assertEquals(401, send(body, "another"));

    assertEquals(
        List.of(),
        storage.cases().log().of(id).stream().map(TicketActivityLog.ActivityEntry::text).toList());
  }

  @Test
  void aRequestWithoutASignatureIsRejectedBeforeTheBodyIsSent() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("POST " + DeskWebhook.PATH + " HTTP/1.1\r\nHost: localhost\r\n")
                  .concat("Content-Length: 1000000\r\nX-Bounceback-Timestamp: 0\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertEquals(
          "HTTP/1.1 401",
          new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void invalidEventsAndUnknownCasesGetDifferentResponses() throws Exception {
    assertEquals(400, send("{}", SECRET));
    assertEquals(400, send("no JSON", SECRET));
    assertEquals(
        400, send("{\"event\":\"e\",\"caseId\":\"%s\",\"status\":\"done\"}".formatted(id), SECRET));
    assertEquals(404, send("{\"event\":\"e\",\"caseId\":\"BB-00000-00000\"}", SECRET));
  }

  @Test
  void aTicketSystemWithoutSignaturesHasNoWebhook() throws Exception {
    Settings settings = settings("rt");
    var calls = storage.escalations().webhookEvents();

    assertThrows(
        CommandFailedException.class, () -> Desks.webhook(settings, calls, Clock.systemUTC()));
  }

  private Settings settings(String kind) throws Exception {
    var environment =
        Map.of(
            "BOUNCEBACK_DATA",
            home.resolve("data").toString(),
            "BOUNCEBACK_DESK_KIND",
            kind,
            "BOUNCEBACK_DESK_WEBHOOK_SECRET",
            SECRET);
    return Settings.read(home, Optional.empty(), environment, Map.of());
  }

  private int send(String body, String secret) throws Exception {
    String now = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] sum = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + DeskWebhook.PATH))
            .header("X-Bounceback-Timestamp", now)
            .header("X-Bounceback-Signature", "sha256=" + HexFormat.of().formatHex(sum))
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
