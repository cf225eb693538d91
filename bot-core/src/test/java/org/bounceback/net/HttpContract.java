package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.net.Http.HttpRequestException;
import org.bounceback.net.Http.HttpRequestException.HttpFailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Http} does, in front of a server that the tests control. */
abstract class HttpContract {
  private static final Duration SHORT = Duration.ofMillis(150);

  private final BareHttpServer server = new BareHttpServer();
  private final Http http = implementation();

  /** Returns the implementation under test. */
  abstract Http implementation();

  @AfterEach
  final void close() throws IOException {
    server.close();
  }

  @Test
  final void aResponseHasItsStatusHeadersAndBody() throws Exception {
    server.answer("HTTP/1.1 201 Created\r\nX-Id: 7\r\nContent-Length: 4\r\n\r\nfür");

    assertEquals(
        new Http.Response(201, Map.of("x-id", List.of("7"), "content-length", List.of("4")), "für"),
        send());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500, 503})
  final void anErrorStatusIsAResponse(int status) throws Exception {
    server.answer("HTTP/1.1 " + status + " No\r\nContent-Length: 3\r\n\r\nwhy");

    Http.Response response = send();

    assertEquals(status, response.status());
    assertEquals("why", response.body());
  }

  @Test
  final void aRequestIsSentUnchanged() throws Exception {
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
  final void aRedirectIsNotFollowed() throws Exception {
    try (var canary = new BareHttpServer()) {
      server.answer(
          "HTTP/1.1 302 Found\r\nLocation: " + canary.uri("/") + "\r\nContent-Length: 0\r\n\r\n");

      assertEquals(302, send().status());
      assertEquals(0, canary.connections());
    }
  }

  @Test
  final void aSlowBodyTimesOut() throws Exception {
    server.answerWithoutEnd("HTTP/1.1 200 OK\r\n\r\n", "x", Duration.ofMillis(20));

    assertNoResponseWithin(SHORT);
    server.awaitHangUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal"})
  final void aServerThatStopsRespondingTimesOut(String beginning) throws Exception {
    server.answerAndFallSilent(beginning);

    assertNoResponseWithin(SHORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal", "no HTTP at all\r\n"})
  final void aServerThatClosesTheConnectionGivesNoResponse(String beginning) {
    server.answer(beginning);

    assertEquals(HttpFailureKind.CUT, failure().kind());
  }

  @Test
  final void aFailedPostIsNotRetried() {
    server.answer("");
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    assertEquals(HttpFailureKind.CUT, failure().kind());
    assertEquals(1, server.connections());
  }

  @Test
  final void aClosedPortIsUnreachable() throws Exception {
    server.close();

    HttpRequestException failed = failure();

    assertEquals(HttpFailureKind.UNREACHABLE, failed.kind());
    assertTrue(
        String.valueOf(failed.getMessage()).startsWith("no response from 127.0.0.1"),
        failed::toString);
  }

  @Test
  final void anInterruptedThreadStopsWaiting() {
    server.answerAndFallSilent("");
    Thread.currentThread().interrupt();

    assertThrows(InterruptedException.class, () -> send());
    assertFalse(Thread.interrupted());
  }

  private void assertNoResponseWithin(Duration deadline) throws Exception {
    var request = new Http.Request("GET", server.uri("/"), Map.of(), "");
    HttpRequestException failed =
        ElapsedTimeAssertions.atMost(
            deadline,
            () ->
                assertThrows(
                    HttpRequestException.class,
                    () -> http.send(request, Deadline.after(deadline))));
    assertEquals(HttpFailureKind.LATE, failed.kind());
  }

  private HttpRequestException failure() {
    return assertThrows(HttpRequestException.class, () -> send());
  }

  private Http.Response send() throws HttpRequestException, InterruptedException {
    return http.send(
        new Http.Request("POST", server.uri("/"), Map.of(), "hello"),
        Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }
}
