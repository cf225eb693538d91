package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FileFetchTest {
  private static final byte[] FILE = "a mail of some bytes".getBytes(StandardCharsets.UTF_8);

  private final CountDownLatch testOver = new CountDownLatch(1);
  private final FileFetch fetch = new FileFetch(Optional.empty());
  private HttpServer host;

  @BeforeEach
  void open() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.setExecutor(Executors.newCachedThreadPool());
    host.createContext(
        "/file",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE);
          }
        });
    host.createContext(
        "/drips",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE, 0, 1);
            exchange.getResponseBody().flush();
            testOver.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    host.start();
  }

  @AfterEach
  void close() {
    testOver.countDown();
    host.stop(0);
  }

  @Test
  @Timeout(30)
  void aSlowBodyTimesOut() {
    assertThrows(IOException.class, () -> get("/drips", 100, Duration.ofSeconds(1)));
  }

  @Test
  void atMostOneByteMoreThanTheLimitIsRead() throws Exception {
    assertArrayEquals(FILE, get("/file", FILE.length, Duration.ofSeconds(10)));
    assertEquals(5, get("/file", 4, Duration.ofSeconds(10)).length);
  }

  private byte[] get(String path, int most, Duration whole) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + path);
    return fetch.get(url, Optional.empty(), most, whole).content();
  }
}
