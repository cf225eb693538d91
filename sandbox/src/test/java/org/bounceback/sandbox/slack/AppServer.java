package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app's HTTP server: accepts requests and sends the same response to each. */
final class AppServer implements AutoCloseable {
  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile String[] header = {};
  private volatile boolean challenges = true;
  private volatile boolean stalled;

  AppServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** One request. */
  record Taken(Headers headers, String body) {

    String header(String name) {
      return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    boolean signedWith(String secret) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = "v0:" + header("X-Slack-Request-Timestamp") + ":" + body;
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return header("X-Slack-Signature").equals("v0=" + HexFormat.of().formatHex(digest));
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  }

  void answer(int newStatus, String newBody, String... newHeader) {
    status = newStatus;
    body = newBody;
    header = newHeader;
  }

  void ignoreChallenges() {
    challenges = false;
  }

  void stall() {
    stalled = true;
  }

  Taken taken() throws InterruptedException, IOException {
    return Optional.ofNullable(taken.poll(5, TimeUnit.SECONDS))
        .orElseThrow(() -> new IOException("nothing came"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      taken.add(new Taken(exchange.getRequestHeaders(), text));
      if (stalled) {
        end.await(10, TimeUnit.SECONDS);
      }
      if (header.length == 2) {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
      boolean challenge = challenges && text.contains("\"url_verification\"");
      byte[] bytes = (challenge ? challenge(text) : body).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(challenge ? 200 : status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String challenge(String text) throws IOException {
    JsonNode json = SlackClient.json(text);
    return json.path("challenge").asText();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
