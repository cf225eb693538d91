package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.bounceback.slack.RequestVerifier.Judgement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The executors reject every task here, so a request that is queued fails. */
class ForgedRequestTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String EVENT = "{\"type\":\"event_callback\"}";

  private final RequestVerifier gate =
      new RequestVerifier(SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger handled = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    var platformExecutors = new PlatformExecutors("test");
    platformExecutors.close();
    var app = new App(AppConfig.builder().singleTeamBotToken("xoxb-test").build(), List.of());
    var transport = new HttpTransport(new BoltApp(app), gate, platformExecutors);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          handled.incrementAndGet();
          transport.handle(exchange);
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void forgedEventIsRefusedAndNotQueued() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertEquals(401, post("v0=" + "0".repeat(64), EVENT));
    }
    assertEquals(20, handled.get());
  }

  @Test
  void oversizedBodyIsRefused() throws Exception {
    String large = "{\"text\":\"" + "a".repeat(1 << 20) + "\"}";

    assertEquals(413, post(signature(large), large));
  }

  @Test
  void signedEventRejectedWhenFullMayBeRetried() throws Exception {
    String signature = signature(EVENT);

    assertThrows(IOException.class, () -> post(signature, EVENT));

    assertEquals(
        Judgement.SLACKS,
        gate.verify(timestamp(), signature, EVENT.getBytes(StandardCharsets.UTF_8)));
  }

  private int post(String signature, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .header("Content-Type", "application/json")
            .header("X-Slack-Request-Timestamp", timestamp())
            .header("X-Slack-Signature", signature)
            .expectContinue(body.length() > 100_000)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String timestamp() {
    return Long.toString(NOW.getEpochSecond());
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = "v0:" + timestamp() + ":" + body;
    return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
