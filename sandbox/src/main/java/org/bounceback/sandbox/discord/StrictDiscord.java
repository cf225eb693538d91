package org.bounceback.sandbox.discord;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.api.DiscordHttp;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.gateway.GatewayDeliveries;
import org.bounceback.sandbox.discord.gateway.GatewayServer;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.Loopback;

/**
 * A strict simulated Discord with one app, on two loopback ports: HTTP, for the API and for files,
 * and web sockets, for the gateway. It starts with one guild that only has the app's bot. Safe for
 * concurrent use.
 */
public final class StrictDiscord implements AutoCloseable {
  private final DiscordState discordState;
  private final Guild guild;
  private final GatewayServer gatewayServer;
  private final GatewayDeliveries gatewayDeliveries;
  private final DiscordHttp http;
  private final DiscordUsers discordUsers;
  private final Events events;

  private StrictDiscord(
      InetSocketAddress web, InetSocketAddress sockets, DiscordApp app, Clock clock)
      throws IOException {
    var rules = new Rulebook();
    discordState = new DiscordState(app, rules, clock);
    guild = discordState.guild("Example Support");
    gatewayServer = new GatewayServer(sockets, rules, discordState, clock);
    gatewayDeliveries = new GatewayDeliveries(gatewayServer, rules, clock);
    events = new Events(discordState, gatewayDeliveries);
    http = new DiscordHttp(web, rules, discordState, clock, gatewayServer, gatewayDeliveries);
    discordState.files().servedAt(http.host());
    discordUsers = new DiscordUsers(discordState, events);
  }

  /** Opens a server on free ports of 127.0.0.1, with an app registered like Bounceback. */
  public static StrictDiscord open(Clock clock) throws IOException {
    return open(DiscordApp.bounceback(), clock);
  }

  /** Opens a server on free ports of 127.0.0.1. */
  public static StrictDiscord open(DiscordApp app, Clock clock) throws IOException {
    return open("127.0.0.1", 0, app, clock);
  }

  /**
   * Opens a server.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port for HTTP, 0 chooses a free port; the port for web sockets is always a free one
   * @param clock used for every time limit; clients measure from the time in ids, so a client's
   *     clock must agree with it
   * @throws IOException if the port is in use
   */
  public static StrictDiscord open(String ip, int port, DiscordApp app, Clock clock)
      throws IOException {
    return new StrictDiscord(Loopback.at(ip, port), Loopback.at(ip, 0), app, clock);
  }

  /** Returns the base URL of the API, with its version and a final slash. */
  public URI apiUrl() {
    return URI.create(http.host() + "/api/v10/");
  }

  /** Returns the URL of the gateway. */
  public URI gatewayUrl() {
    return gatewayServer.url();
  }

  /** Returns the file server's address and port. */
  public String fileHost() {
    return URI.create(http.host()).getAuthority();
  }

  /** Returns the bot's token, without the prefix {@code Bot}. */
  public String token() {
    return discordState.app().token();
  }

  /** Returns the initial guild; {@link DiscordState#guild} adds others. */
  public Guild guild() {
    return guild;
  }

  /** Returns the users, what they see, and what the app did. */
  public DiscordState state() {
    return discordState;
  }

  /** Returns the users' actions. */
  public DiscordUsers users() {
    return discordUsers;
  }

  /** Returns the deliveries to the app, for sending duplicates. */
  public GatewayDeliveries deliveries() {
    return gatewayDeliveries;
  }

  /** Returns events that no user causes, such as a guild added while the app runs. */
  public Events events() {
    return events;
  }

  /** Returns the app's connections and sessions. */
  public GatewayServer gateway() {
    return gatewayServer;
  }

  /** Returns the faults of the API and the file server. */
  public Faults<ApiFault> faults() {
    return http.faults();
  }

  /** Disables all rate limits, which the real Discord never does. */
  public void withoutRates() {
    http.faults().withoutRates();
    gatewayServer.withoutRates();
  }

  /** Returns every request so far, in the order of processing. */
  public List<ApiCall> calls() {
    return discordState.journal().calls();
  }

  /**
   * Returns the requests for one operation, such as {@code create_message}, in the order of
   * processing.
   */
  public List<ApiCall> calls(String operation) {
    return calls().stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** Returns all refusals so far, in order; empty if the app made no mistake. */
  public List<RuleViolation> refusals() {
    return discordState.journal().refusals();
  }

  @Override
  public void close() {
    gatewayDeliveries.close();
    gatewayServer.close();
    http.close();
  }
}
