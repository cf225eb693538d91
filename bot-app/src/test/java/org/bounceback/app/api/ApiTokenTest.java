package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to the API without the right token. */
class ApiTokenTest {

  @TempDir Path home;
  private ApiFixture house;

  @BeforeEach
  void open() throws Exception {
    house = ApiFixture.open(home);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void requestsWithoutTheTokenAreRejected() throws Exception {
    HttpResponse<String> answer =
        ApiFixture.send(HttpRequest.newBuilder(house.url("/api/v1/blacklist/203.0.113.5")).build());

    assertEquals(401, answer.statusCode());
    assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
  }

  @Test
  void wrongTokensAreRateLimitedAndTheCorrectOneIsAccepted() throws Exception {
    var request =
        HttpRequest.newBuilder(house.url("/api/v1/cases/BB-00000-00000"))
            .header("Authorization", "Bearer wrong");
    for (int i = 0; i < 10; i++) {
      ApiFixture.send(request.build());
    }

    HttpResponse<String> limited = ApiFixture.send(request.build());

    assertEquals(429, limited.statusCode());
    assertEquals("60", limited.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(404, house.get("/cases/BB-00000-00000").statusCode());
  }

  @Test
  void aWrongTokenIsRejectedBeforeTheBodyIsSent() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.url("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "POST /api/v1/diagnose HTTP/1.1",
                      "Host: localhost",
                      "Content-Length: 1000000",
                      "Authorization: Bearer wrong",
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

      assertTrue(answer.matches("HTTP/1.1 4(01|29)"), answer);
    }
  }

  @Test
  void aWrongTokenCountsAsNoToken() throws Exception {
    var request =
        HttpRequest.newBuilder(house.url("/api/v1/blacklist/203.0.113.5"))
            .header("Authorization", "Bearer " + ApiFixture.TOKEN + "x");

    assertEquals(401, ApiFixture.send(request.build()).statusCode());
  }
}
