package org.bounceback.sandbox.slack.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * The HTTP server of the Web API and the other endpoints. It processes sixteen requests
 * concurrently.
 */
public final class SlackHttp implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 16;
  private static final int BACKLOG = 64;
  private static final String API = "/api/";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-slack-http"));
  private final CloseSignal closeSignal = new CloseSignal();
  private final Faults<ApiFault> faults = new Faults<>(ApiFault.none());
  private final Workspace workspace;
  private final WebApi api;
  private final NonApiEndpoints nonApiEndpoints;

  /**
   * Starts to listen.
   *
   * @param socketUrl returns a new Socket Mode URL for each call, empty if it is disabled
   * @throws IOException if the port is in use
   */
  public SlackHttp(
      InetSocketAddress address,
      Rulebook rules,
      Workspace workspace,
      Tokens tokens,
      Clock clock,
      Supplier<Optional<URI>> socketUrl)
      throws IOException {
    this.workspace = workspace;
    server = HttpServer.create(address, BACKLOG);
    api = new WebApi(rules, workspace, tokens, faults, clock, socketUrl, host());
    nonApiEndpoints = new NonApiEndpoints(workspace, tokens);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Returns scheme, address and port, without a final slash. */
  public String host() {
    InetSocketAddress bound = server.getAddress();
    return "http://%s:%d".formatted(bound.getAddress().getHostAddress(), bound.getPort());
  }

  /** Returns the active faults. */
  public Faults<ApiFault> faults() {
    return faults;
  }

  @Override
  public void close() {
    closeSignal.start();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = HttpRequest.read(exchange);
      String door = door(request.path());
      ApiFault fault = faults.take(door);
      var honest = new AtomicBoolean();
      Optional<HttpResponse> response =
          fault.reply(
              () -> {
                honest.set(true);
                return reply(door, request);
              },
              closeSignal);
      if (!honest.get()) {
        workspace.journal().called(new ApiCall(workspace.stamps().now(), door, Map.of(), "fault"));
      }
      if (response.isPresent()) {
        response.get().send(exchange);
      }
      // Closing the exchange without a response disconnects.
    }
  }

  private HttpResponse reply(String door, HttpRequest request) {
    return switch (door) {
      case "response_url" -> nonApiEndpoints.respond(request);
      case "upload_url" -> nonApiEndpoints.upload(request);
      case "file" -> nonApiEndpoints.download(request);
      default -> api.answer(door, request);
    };
  }

  /** Returns the Web API method or the name of another endpoint. */
  private static String door(String path) {
    if (path.startsWith(API)) {
      return path.substring(API.length());
    }
    if (path.startsWith("/upload/")) {
      return "upload_url";
    }
    return path.startsWith("/files-") ? "file" : "response_url";
  }
}
