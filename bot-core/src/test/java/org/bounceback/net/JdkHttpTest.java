package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.net.Http.HttpRequestException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkHttpTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int MAX_BODY = 64 << 10;

  private final JdkHttp http = new JdkHttp();
  @AutoClose private final BareHttpServer server = new BareHttpServer();

  @Test
  void aResponseHasItsStatusHeadersAndBody() throws Exception {
    server.answer("HTTP/1.1 201 Created\r\nX-Id: 7\r\nContent-Length: 4\r\n\r\nfür");

    assertEquals(
        new Http.Response(201, Map.of("x-id", List.of("7"), "content-length", List.of("4")), "für"),
        send());
  }

  @Test
  void aRequestIsSentUnchanged() throws Exception {
    server.answer("HTTP/1.1 204 No Content\r\n\r\n");

    http.send(
        new Http.Request("PUT", server.uri("/tickets?a=b"), Map.of("X-Token", "secret"), "für"),
        Deadline.after(LoopbackDns.LONG_TIMEOUT));

    String request = server.request();
    assertTrue(request.startsWith("PUT /tickets?a=b HTTP/1.1\r\n"), request);
    assertTrue(request.contains("\r\nX-Token: secret\r\n"), request);
    assertTrue(request.endsWith("\r\n\r\nfür"), request);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (var canary = new BareHttpServer()) {
      server.answer(
          "HTTP/1.1 302 Found\r\nLocation: " + canary.uri("/") + "\r\nContent-Length: 0\r\n\r\n");

      assertEquals(302, send().status());
      assertEquals(0, canary.connections());
    }
  }

  @Test
  void aBodyIsTruncatedAt64KiB() throws Exception {
    String large = "x".repeat(1 << 20);
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: " + large.length() + "\r\n\r\n" + large);

    assertEquals("x".repeat(MAX_BODY), send().body());
  }

  @Test
  void aBodyOfExactly64KiBIsComplete() throws Exception {
    String whole = "x".repeat(MAX_BODY);
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: " + MAX_BODY + "\r\n\r\n" + whole);

    assertEquals(whole, send().body());
  }

  @Test
  void anEndlessBodyIsAborted() throws Exception {
    server.answerWithoutEnd("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1000), Duration.ZERO);

    Http.Response response = send();

    assertEquals(200, response.status());
    assertEquals(MAX_BODY, response.body().length());
    server.awaitHangUp();
  }

  @Test
  void aSlowBodyTimesOut() throws Exception {
    server.answerWithoutEnd("HTTP/1.1 200 OK\r\n\r\n", "x", Duration.ofMillis(20));

    assertNoAnswerWithin(SHORT);
    server.awaitHangUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal"})
  void aServerThatStopsRespondingTimesOut(String beginning) throws Exception {
    server.answerAndFallSilent(beginning);

    assertNoAnswerWithin(SHORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal", "no HTTP at all\r\n"})
  void aServerThatClosesTheConnectionGivesNoResponse(String beginning) {
    server.answer(beginning);

    assertThrows(HttpRequestException.class, this::send);
  }

  @Test
  void aClosedPortGivesNoResponse() throws Exception {
    server.close();

    var failed = assertThrows(HttpRequestException.class, this::send);

    assertEquals("no response from 127.0.0.1", failed.getMessage());
  }

  private void assertNoAnswerWithin(Duration deadline) throws Exception {
    var request = new Http.Request("GET", server.uri("/"), Map.of(), "");
    ElapsedTimeAssertions.atMost(
        deadline,
        () ->
            assertThrows(
                HttpRequestException.class, () -> http.send(request, Deadline.after(deadline))));
  }

  private Http.Response send() throws HttpRequestException, InterruptedException {
    URI uri = server.uri("/");
    return http.send(
        new Http.Request("POST", uri, Map.of(), "hello"), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }
}
