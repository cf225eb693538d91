package org.bounceback.app.demo.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.sandbox.wire.Bytes;

/**
 * Serves the demo's page on the loopback address: {@code /seen} returns the state of all panes,
 * {@code /PANE/ACTION} performs an action in one. Only the page's own requests are accepted:
 * requests for another host name, or from another site's page, are refused.
 */
public final class Page implements AutoCloseable {
  private static final int MAX_CONCURRENT = 8;
  private static final int MAX_FILE = 10 << 20;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");
  private static final List<String> PARTS =
      List.of(
          "page.html",
          "page.css",
          "slack.css",
          "discord.css",
          "page.js",
          "pane.js",
          "composer.js",
          "kit.js",
          "slack.js",
          "discord.js",
          "markdown.js");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(MAX_CONCURRENT);
  private final List<Pane> panes;
  private final PendingFileStore pendingFiles = new PendingFileStore();

  private Page(HttpServer server, List<Pane> panes) {
    this.server = server;
    this.panes = List.copyOf(panes);
  }

  /** Serves these panes on a free port. */
  public static Page open(Pane... panes) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var page = new Page(HttpServer.create(address, 0), List.of(panes));
    page.server.setExecutor(page.threads);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  /** Returns the address of the page. */
  public URI url() {
    return URI.create("http://" + host() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = isFromHere(exchange) ? reply(exchange) : Reply.refused(403, "not from here");
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      byte[] body = reply.body().toArray();
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * Whether a request comes from our page. Other sites can neither read it under another host name
   * nor post to it.
   */
  private boolean isFromHere(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    boolean posted = exchange.getRequestMethod().equals("POST");
    return host().equals(exchange.getRequestHeaders().getFirst("Host"))
        && (!posted || ("http://" + host()).equals(origin));
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    if (exchange.getRequestMethod().equals("POST")) {
      return done(path, exchange);
    }
    if (path.equals("seen")) {
      return Reply.json(
          panes.stream()
              .map(pane -> DocumentCodec.toJson(pane.name()) + ":" + pane.state())
              .collect(Collectors.joining(",", "{", "}")));
    }
    String name = path.isEmpty() ? "page.html" : path;
    if (PARTS.contains(name)) {
      String type = TYPES.get(name.substring(name.indexOf('.') + 1));
      return Reply.text(200, String.valueOf(type), Resources.text(Page.class, name));
    }
    return file(path).map(Reply::file).orElseGet(Reply::nothing);
  }

  /** Finds the file of {@code PANE/file/ID}. */
  private Optional<PendingFile> file(String path) {
    String[] parts = path.split("/", 3);
    return parts.length == 3 && parts[1].equals("file")
        ? pane(parts[0]).flatMap(pane -> pane.file(parts[2]))
        : Optional.empty();
  }

  private Optional<Pane> pane(String name) {
    return panes.stream().filter(pane -> pane.name().equals(name)).findFirst();
  }

  private Reply done(String path, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_FILE + 1);
    if (body.length > MAX_FILE) {
      return Reply.refused(413, "the file is larger than 10 MiB");
    }
    try {
      if (path.equals("keep")) {
        String name = String.valueOf(exchange.getRequestURI().getQuery());
        return Reply.json(DocumentCodec.toJson(Map.of("file", pendingFiles.store(name, body))));
      }
      String[] parts = path.split("/", 2);
      Optional<Pane> pane = parts.length == 2 ? pane(parts[0]) : Optional.empty();
      if (pane.isEmpty()) {
        return Reply.nothing();
      }
      var asked = DocumentCodec.json("request", new String(body, StandardCharsets.UTF_8));
      return Reply.json(pane.get().perform(parts[1], new PageRequest(asked, pendingFiles)));
    } catch (IllegalArgumentException | InvalidDataException refused) {
      return Reply.refused(400, String.valueOf(refused.getMessage()));
    } catch (TimeoutException silent) {
      return Reply.refused(504, "no response");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Reply.refused(503, "the page is closing");
    }
  }

  /** One response to the browser. */
  private record Reply(int status, String type, Bytes body) {
    static Reply json(String body) {
      return text(200, "application/json", body);
    }

    static Reply text(int status, String type, String body) {
      return new Reply(status, type + "; charset=utf-8", Bytes.of(body));
    }

    static Reply refused(int status, String reason) {
      return text(status, "text/plain", reason);
    }

    static Reply nothing() {
      return refused(404, "there is nothing here");
    }

    /** E-mails and texts are displayed; other files can only be downloaded. */
    static Reply file(PendingFile file) {
      boolean readable = file.name().endsWith(".eml") || file.name().endsWith(".txt");
      return new Reply(200, readable ? "text/plain" : "application/octet-stream", file.content());
    }
  }
}
