package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDownloaderTest {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer host;
  private FileDownloader fileDownloader;

  @BeforeEach
  void open() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext("/file", exchange -> answer(exchange, 200, "text/plain", "a mail"));
    host.createContext("/login", exchange -> answer(exchange, 200, "text/html", "<html>"));
    host.createContext("/away", this::redirect);
    host.start();
    fileDownloader = downloads(authority());
  }

  @AfterEach
  void close() {
    host.stop(0);
  }

  @Test
  void aFileIsFetchedWhole() throws Exception {
    assertArrayEquals(
        "a mail".getBytes(StandardCharsets.UTF_8), fileDownloader.fetch(url("/file")));
  }

  @Test
  void aLoginPageIsNoFile() {
    var refused = assertThrows(IOException.class, () -> fileDownloader.fetch(url("/login")));

    assertTrue(String.valueOf(refused.getMessage()).contains("login"));
  }

  @Test
  void noRedirectIsFollowed() {
    assertThrows(IOException.class, () -> fileDownloader.fetch(url("/away")));

    assertEquals(1, asked.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.slack.com.evil.example/f",
        "https://evil.example/files.slack.com",
        "https://evil@files.slack.com/f",
        "https://files.slack.com:444/f",
        "http://files.slack.com/f",
        "file:///etc/passwd",
      })
  void noOtherHostIsAsked(String url) {
    var slacks = downloads("files.slack.com");

    assertFalse(slacks.isAllowed(URI.create(url)));
    assertThrows(IOException.class, () -> slacks.fetch(url));
  }

  private static FileDownloader downloads(String host) {
    return new FileDownloader(
        "Slack", Optional.of("Bearer token"), List.of(host), Optional.empty());
  }

  private String url(String path) {
    return "http://" + authority() + path;
  }

  private String authority() {
    return "127.0.0.1:" + host.getAddress().getPort();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", url("/file"));
    answer(exchange, 302, "text/plain", "");
  }

  private void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    asked.incrementAndGet();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length());
    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}
