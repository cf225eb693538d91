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
 * A strict Discord with one app, on two loopback ports: HTTP, for the API and for files, and web
 * sockets, for the gateway. It begins with one guild in which only the app's bot is. Safe for
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

  /** Opens one on free ports of 127.0.0.1, with an app registered as Bounceback is. */
  public static StrictDiscord open(Clock clock) throws IOException {
    return open(DiscordApp.bounceback(), clock);
  }

  /** Opens one on free ports of 127.0.0.1. */
  public static StrictDiscord open(DiscordApp app, Clock clock) throws IOException {
    return open("127.0.0.1", 0, app, clock);
  }

  /**
   * Opens one.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port for HTTP, 0 takes a free one; that for web sockets is always a free one
   * @param clock judges every limit of time; clients count from the time in identifiers, so a
   *     client with a clock of its own needs one that agrees with it
   * @throws IOException when the port is taken
   */
  public static StrictDiscord open(String ip, int port, DiscordApp app, Clock clock)
      throws IOException {
    return new StrictDiscord(Loopback.at(ip, port), Loopback.at(ip, 0), app, clock);
  }

  /** Where the API is, with its version and a slash at the end. */
  public URI apiUrl() {
    return URI.create(http.host() + "/api/v10/");
  }

  /** Where the gateway is. */
  public URI gatewayUrl() {
    return gatewayServer.url();
  }

  /** Where files are, as address and port. */
  public String fileHost() {
    return URI.create(http.host()).getAuthority();
  }

  /** The token of the bot, without the word before it. */
  public String token() {
    return discordState.app().token();
  }

  /** The guild it begins with; {@link DiscordState#guild} adds others. */
  public Guild guild() {
    return guild;
  }

  /** Who is there, what they see, and what the app did to it. */
  public DiscordState world() {
    return discordState;
  }

  /** What people do. */
  public DiscordUsers people() {
    return discordUsers;
  }

  /** What the app is told, for telling it twice. */
  public GatewayDeliveries deliveries() {
    return gatewayDeliveries;
  }

  /** What happens without anybody doing it, such as a guild that is added while the app runs. */
  public Events events() {
    return events;
  }

  /** The connections of the app, and its sessions. */
  public GatewayServer gateway() {
    return gatewayServer;
  }

  /** How the API goes wrong, and the files. */
  public Faults<ApiFault> faults() {
    return http.faults();
  }

  /** Lets any number of requests and sessions through, which Discord itself never does. */
  public void withoutRates() {
    http.faults().withoutRates();
    gatewayServer.withoutRates();
  }

  /** Every request so far, in the order answered. */
  public List<ApiCall> calls() {
    return discordState.journal().calls();
  }

  /** The requests for one operation, such as {@code create_message}, in the order answered. */
  public List<ApiCall> calls(String operation) {
    return calls().stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** Everything refused so far, in order; empty when the app made no mistake. */
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
