package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.gateway.GatewayDeliveries;
import org.bounceback.sandbox.discord.gateway.GatewayServer;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;
import org.bounceback.sandbox.wire.NamedThreads;

/** The HTTP server for the API and the files. It processes thirty-two requests concurrently. */
public final class DiscordHttp implements AutoCloseable {
  static final String SERVER = "Server";
  static final String CLOUDFLARE = "cloudflare";

  private static final int REQUESTS_AT_ONCE = 32;
  private static final int BACKLOG = 256;
  private static final String API = "/api/";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-discord-http"));
  private final CloseSignal closeSignal = new CloseSignal();
  private final Faults<ApiFault> faults = new Faults<>(ApiFault.none());
  private final DiscordState discordState;
  private final RestApi api;
  private final Cdn cdn;

  /**
   * Starts to listen.
   *
   * @throws IOException if the port is in use
   */
  public DiscordHttp(
      InetSocketAddress address,
      Rulebook rules,
      DiscordState discordState,
      Clock clock,
      GatewayServer gatewayServer,
      GatewayDeliveries gatewayDeliveries)
      throws IOException {
    this.discordState = discordState;
    server = HttpServer.create(address, BACKLOG);
    var events = new Events(discordState, gatewayDeliveries);
    api =
        new RestApi(
            rules,
            discordState,
            faults,
            clock,
            List.of(
                new ApplicationOperations(discordState, gatewayServer).operations(),
                new CommandOperations(discordState, rules).operations(),
                new MessageOperations(discordState, rules, events).operations(),
                new ChannelOperations(discordState, events).operations(),
                new GuildActions(discordState, events).operations(),
                new InteractionCallbackOperations(discordState, rules, events, gatewayDeliveries)
                    .operations(),
                new WebhookOperations(discordState, rules, events).operations()));
    cdn = new Cdn(discordState, rules);
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
      boolean file = !request.path().startsWith(API);
      String name = file ? Cdn.NAME : api.operation(request).map(Operation::id).orElse("");
      var honest = new AtomicBoolean();
      Optional<HttpResponse> response =
          faults
              .take(name)
              .reply(
                  () -> {
                    honest.set(true);
                    return file ? cdn.answer(request) : api.answer(request);
                  },
                  closeSignal);
      if (!honest.get()) {
        discordState
            .journal()
            .called(
                new ApiCall(
                    discordState.snowflakes().now(),
                    request.method(),
                    name,
                    request.path(),
                    MissingNode.getInstance(),
                    0,
                    "fault"));
      }
      if (response.isPresent()) {
        via(response.get()).send(exchange);
      }
      // Closing the exchange without a response disconnects.
    }
  }

  /** Adds the header by which clients know that Discord itself responded, not its proxy. */
  private static HttpResponse via(HttpResponse response) {
    return CLOUDFLARE.equals(response.headers().get(SERVER))
        ? response
        : response.with(Map.of("Via", "1.1 google"));
  }
}
