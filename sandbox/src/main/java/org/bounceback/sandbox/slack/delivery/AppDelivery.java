package org.bounceback.sandbox.slack.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.NamedThreads;

/** Delivers to the app: over Socket Mode, or to the app's URL once it is set. */
public final class AppDelivery implements AutoCloseable {
  private static final String CHALLENGE = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P";

  private static final int REQUESTS_AT_ONCE = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-slack-requests"));
  private final Workspace workspace;
  private final Clock clock;
  private final String secret;
  private final Acknowledgements acknowledgements;
  private final SocketMode sockets;
  private final RetryingDispatcher retryingDispatcher;
  private volatile Optional<RequestUrl> requests = Optional.empty();

  /**
   * Starts to listen for web sockets.
   *
   * @param secret signs requests
   * @throws IOException if the port is in use
   */
  public AppDelivery(
      InetSocketAddress address, Rulebook rules, Workspace workspace, Clock clock, String secret)
      throws IOException {
    this.workspace = workspace;
    this.clock = clock;
    this.secret = secret;
    acknowledgements = new Acknowledgements(clock, workspace.journal());
    sockets =
        new SocketMode(
            address, rules, clock, workspace.stamps(), workspace.journal(), acknowledgements);
    retryingDispatcher =
        new RetryingDispatcher(acknowledgements, rules, clock, workspace.stamps(), sockets);
  }

  /** Returns the Socket Mode connections. */
  public SocketMode sockets() {
    return sockets;
  }

  /** Returns the deliveries. */
  public RetryingDispatcher deliveries() {
    return retryingDispatcher;
  }

  /**
   * Sends future events as requests to this URL, after the app answered a challenge.
   *
   * @throws IllegalArgumentException if the URL is not on this computer
   * @return whether the challenge was answered; if not, a refusal is recorded and nothing changes
   */
  public boolean requestsTo(URI url) throws IOException, InterruptedException {
    if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
      throw new IllegalArgumentException("not on this computer: " + url);
    }
    var route = new RequestUrl(acknowledgements, url, secret, clock, threads);
    boolean verified = route.verified(CHALLENGE);
    if (verified) {
      requests = Optional.of(route);
      retryingDispatcher.use(route);
    } else {
      String row = Rulebook.memberRow("/transport");
      workspace
          .journal()
          .refused(
              new RuleViolation("request url", "challenge_failed", row, "no challenge came back"));
    }
    return verified;
  }

  /** Sets how future requests are signed. */
  public void sign(Signing signing) {
    requests.ifPresent(route -> route.sign(signing));
  }

  @Override
  public void close() {
    retryingDispatcher.close();
    sockets.close();
    threads.shutdownNow();
  }
}
