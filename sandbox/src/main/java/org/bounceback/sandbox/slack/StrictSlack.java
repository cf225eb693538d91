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
 * A strict Slack with one workspace and one app, on two loopback ports: HTTP and web sockets.
 *
 * <p>It tells the app of what people do by Socket Mode, or by requests once {@link #requestsTo} was
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

  /** Opens one on free ports of 127.0.0.1, with an app registered as Bounceback is. */
  public static StrictSlack open(Clock clock) throws IOException {
    return open(AppManifest.bounceback(), clock);
  }

  /** Opens one on free ports of 127.0.0.1. */
  public static StrictSlack open(AppManifest manifest, Clock clock) throws IOException {
    return open("127.0.0.1", 0, manifest, clock);
  }

  /**
   * Opens one.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port for HTTP, 0 takes a free one; that for web sockets is always a free one
   * @param clock judges every limit of time
   * @throws IOException when the port is taken
   */
  public static StrictSlack open(String ip, int port, AppManifest manifest, Clock clock)
      throws IOException {
    return new StrictSlack(Loopback.at(ip, port), Loopback.at(ip, 0), manifest, clock);
  }

  /** Where the methods of the Web API are, with a slash at the end. */
  public URI apiUrl() {
    return URI.create(host() + "/api/");
  }

  /** Where files are, as address and port. */
  public String fileHost() {
    return URI.create(host()).getAuthority();
  }

  /** The token of the bot. */
  public String botToken() {
    return tokens.bot();
  }

  /** The token that opens connections of Socket Mode. */
  public String appToken() {
    return tokens.app();
  }

  /** The secret that signs requests. */
  public String signingSecret() {
    return SECRET;
  }

  /** Who is there, what they see, and what the app did to it. */
  public Workspace workspace() {
    return workspace;
  }

  /** What people do. */
  public SlackUsers people() {
    return slackUsers;
  }

  /** What the app is told, for telling it twice or out of order. */
  public RetryingDispatcher deliveries() {
    return appDelivery.deliveries();
  }

  /** The connections of Socket Mode. */
  public SocketMode sockets() {
    return appDelivery.sockets();
  }

  /** How the Web API and its neighbours go wrong. */
  public Faults<ApiFault> faults() {
    return http.faults();
  }

  /** Every request so far, in the order answered. */
  public List<ApiCall> calls() {
    return workspace.journal().calls();
  }

  /** Everything refused so far, in order; empty when the app made no mistake. */
  public List<RuleViolation> refusals() {
    return workspace.journal().refusals();
  }

  /**
   * Tells the app by signed requests to this address from now on, once it answered a challenge.
   *
   * @return whether the challenge came back
   * @throws IllegalArgumentException when the address is not on this computer
   */
  public boolean requestsTo(URI url) throws IOException, InterruptedException {
    return appDelivery.requestsTo(url);
  }

  /** How requests are signed from now on. */
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
