package org.bounceback.app.demo.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.bounceback.data.BadData;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.data.Resources;
import org.bounceback.sandbox.slack.Sight;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Person;

/**
 * Serves the page on the loopback address. Only a page that came from here is answered: requests
 * under another host's name, or sent by another site's page, are refused.
 */
public final class Page implements AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final int LARGEST_FILE = 10 << 20;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "page.html", "text/html",
          "page.css", "text/css",
          "blocks.js", "text/javascript",
          "page.js", "text/javascript");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Sight sight;
  private final Deeds deeds;

  private Page(HttpServer server, Sight sight, Deeds deeds) {
    this.server = server;
    this.sight = sight;
    this.deeds = deeds;
  }

  /** Serves {@code channel} as {@code person} sees it, on a free port. */
  public static Page open(StrictSlack slack, Person person, Channel channel) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var page =
        new Page(
            HttpServer.create(address, 0),
            new Sight(slack.workspace(), person, channel),
            new Deeds(slack, person, channel));
    page.server.setExecutor(page.threads);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  /** Where the page is. */
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
      exchange.getResponseHeaders().set("Content-Type", reply.type() + "; charset=utf-8");
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Other sites' pages can neither read this one under a name of theirs nor post to it. */
  private boolean isFromHere(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    boolean posted = exchange.getRequestMethod().equals("POST");
    return host().equals(exchange.getRequestHeaders().getFirst("Host"))
        && (!posted || ("http://" + host()).equals(origin));
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("POST")) {
      return done(path, exchange);
    }
    if (path.equals("/seen")) {
      return Reply.json(sight.json());
    }
    String name = path.equals("/") ? "page.html" : path.substring(1);
    String type = TYPES.get(name);
    return type == null
        ? Reply.refused(404, "there is nothing here")
        : new Reply(200, type, Resources.text(Page.class, name));
  }

  private Reply done(String path, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_FILE + 1);
    if (body.length > LARGEST_FILE) {
      return Reply.refused(413, "the file is larger than 10 MiB");
    }
    try {
      if (path.equals("/drop")) {
        deeds.drop(String.valueOf(exchange.getRequestURI().getQuery()), body);
        return Reply.json("{}");
      }
      return done(path, Documents.json("request", new String(body, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | BadData refused) {
      return Reply.refused(400, String.valueOf(refused.getMessage()));
    } catch (TimeoutException silent) {
      return Reply.refused(504, "nothing came of it");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Reply.refused(503, "the page is closing");
    }
  }

  private Reply done(String path, Node asked) throws InterruptedException, TimeoutException {
    switch (path) {
      case "/type" -> deeds.type(asked);
      case "/reply" -> deeds.reply(asked);
      case "/click" -> deeds.click(asked);
      case "/close" -> deeds.close(asked);
      case "/submit" -> {
        return Reply.json(deeds.submit(asked));
      }
      default -> {
        return Reply.refused(404, "there is nothing here");
      }
    }
    return Reply.json("{}");
  }

  /** One answer to the browser. */
  private record Reply(int status, String type, String body) {
    static Reply json(String body) {
      return new Reply(200, "application/json", body);
    }

    static Reply refused(int status, String why) {
      return new Reply(status, "text/plain", why);
    }
  }
}
