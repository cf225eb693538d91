package org.bounceback.sandbox.slack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.api.Json;
import org.bounceback.sandbox.slack.api.SlackHttp;
import org.bounceback.sandbox.slack.api.Tokens;
import org.bounceback.sandbox.slack.delivery.AppDelivery;
import org.bounceback.sandbox.slack.delivery.RetryingDispatcher;
import org.bounceback.sandbox.slack.delivery.Signing;
import org.bounceback.sandbox.slack.delivery.SocketMode;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.Loopback;

/**
 * A strict simulated Slack with one workspace and one app, on two loopback ports: HTTP and web
 * sockets.
 *
 * <p>It sends events to the app over Socket Mode, or as requests after {@link #requestsTo} was
 * called. Safe for concurrent use.
 */
public final class StrictSlack implements AutoCloseable {
  private static final String SECRET = "EXAMPLE-NOT-A-SECRET";

  private final Tokens tokens = Tokens.example();
  private final Workspace workspace;
  private final AppDelivery appDelivery;
  private final SlackHttp http;
  private final SlackUsers slackUsers;

  private StrictSlack(
      InetSocketAddress web, InetSocketAddress sockets, AppManifest manifest, Clock clock)
      throws IOException {
    var rules = new Rulebook();
    workspace = new Workspace(manifest, rules, clock);
    appDelivery = new AppDelivery(sockets, rules, workspace, clock, SECRET);
    http = new SlackHttp(web, rules, workspace, tokens, clock, appDelivery.sockets()::address);
    workspace.files().servedAt(host());
    slackUsers =
        new SlackUsers(
            workspace, appDelivery.deliveries(), new Json(workspace, host()), rules, host());
  }

  /** Opens a server on free ports of 127.0.0.1, with an app registered like Bounceback. */
  public static StrictSlack open(Clock clock) throws IOException {
    return open(AppManifest.bounceback(), clock);
  }

  /** Opens a server on free ports of 127.0.0.1. */
  public static StrictSlack open(AppManifest manifest, Clock clock) throws IOException {
    return open("127.0.0.1", 0, manifest, clock);
  }

  /**
   * Opens a server.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port for HTTP, 0 chooses a free port; the port for web sockets is always a free one
   * @param clock used for every time limit
   * @throws IOException if the port is in use
   */
  public static StrictSlack open(String ip, int port, AppManifest manifest, Clock clock)
      throws IOException {
    return new StrictSlack(Loopback.at(ip, port), Loopback.at(ip, 0), manifest, clock);
  }

  /** Returns the base URL of the Web API, with a final slash. */
  public URI apiUrl() {
    return URI.create(host() + "/api/");
  }

  /** Returns the file server's address and port. */
  public String fileHost() {
    return URI.create(host()).getAuthority();
  }

  /** Returns the bot's token. */
  public String botToken() {
    return tokens.bot();
  }

  /** Returns the token that opens Socket Mode connections. */
  public String appToken() {
    return tokens.app();
  }

  /** Returns the secret that signs requests. */
  public String signingSecret() {
    return SECRET;
  }

  /** Returns the users, what they see, and what the app did. */
  public Workspace workspace() {
    return workspace;
  }

  /** Returns the users' actions. */
  public SlackUsers users() {
    return slackUsers;
  }

  /** Returns the deliveries to the app, for sending duplicates or changing the order. */
  public RetryingDispatcher deliveries() {
    return appDelivery.deliveries();
  }

  /** Returns the Socket Mode connections. */
  public SocketMode socketMode() {
    return appDelivery.sockets();
  }

  /** Returns the faults of the Web API and the other HTTP endpoints. */
  public Faults<ApiFault> faults() {
    return http.faults();
  }

  /** Returns every request so far, in the order of processing. */
  public List<ApiCall> calls() {
    return workspace.journal().calls();
  }

  /** Returns all refusals so far, in order; empty if the app made no mistake. */
  public List<RuleViolation> refusals() {
    return workspace.journal().refusals();
  }

  /**
   * Sends future events as signed requests to this URL, after the app answered a challenge.
   *
   * @return whether the challenge was answered
   * @throws IllegalArgumentException if the URL is not on this computer
   */
  public boolean requestsTo(URI url) throws IOException, InterruptedException {
    return appDelivery.requestsTo(url);
  }

  /** Sets how future requests are signed. */
  public void sign(Signing signing) {
    appDelivery.sign(signing);
  }

  @Override
  public void close() {
    appDelivery.close();
    http.close();
  }

  private String host() {
    return http.host();
  }
}
