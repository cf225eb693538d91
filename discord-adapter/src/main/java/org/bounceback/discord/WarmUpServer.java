package org.bounceback.discord;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.bounceback.data.Resources;

/**
 * A server of this process that takes every first answer, and says as Discord does which message it
 * has become. It is asked by nobody else, and for a moment only.
 */
final class WarmUpServer implements AutoCloseable {
  private static final int OK = 200;

  private final String shown = Resources.text(WarmUpServer.class, "warm-up-message.json");
  private final HttpServer server;
  private final Runnable answered;

  /**
   * Begins to listen on a port of its own.
   *
   * @param threads answer
   * @param answered is told after each answer
   */
  WarmUpServer(Executor threads, Runnable answered) throws IOException {
    this.answered = answered;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where its methods are, with the version and a final slash. */
  URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      DataObject asked = DataObject.fromJson(exchange.getRequestBody());
      DataObject message =
          DataObject.fromJson(shown)
              .put("components", asked.getObject("data").getArray("components"));
      DataObject answer =
          DataObject.empty()
              .put(
                  "interaction",
                  DataObject.empty()
                      .put("id", "1")
                      .put("type", 2)
                      .put("response_message_id", message.getString("id"))
                      .put("response_message_loading", false)
                      .put("response_message_ephemeral", true))
              .put("resource", DataObject.empty().put("type", 4).put("message", message));
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
    } finally {
      answered.run();
    }
  }
}
