package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.bounceback.net.Http.HttpRequestException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JdkHttpTest {
  private static final int MAX_BODY = 64 << 10;

  private final JdkHttp http = new JdkHttp();
  @AutoClose private final BareHttpServer server = new BareHttpServer();

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
  void aClientForWholeResponsesRejectsALargerBody() {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n12345678901");
    JdkHttp whole = JdkHttp.whole(ServerTrust.OF_THE_SYSTEM, 10);

    HttpRequestException failed = assertThrows(HttpRequestException.class, () -> send(whole));

    assertTrue(String.valueOf(failed.getMessage()).contains("larger than"), failed::toString);
  }

  private Http.Response send() throws HttpRequestException, InterruptedException {
    return send(http);
  }

  private Http.Response send(JdkHttp http) throws HttpRequestException, InterruptedException {
    URI uri = server.uri("/");
    return http.send(
        new Http.Request("POST", uri, Map.of(), "hello"), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }
}
