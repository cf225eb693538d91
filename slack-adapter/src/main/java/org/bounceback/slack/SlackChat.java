package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the bot to one Slack workspace. It can post as soon as it is open, and receives events
 * after {@link #listen}.
 */
public final class SlackChat implements AutoCloseable {
  /** The platform's name in stored references. */
  public static final String PLATFORM = MessageLocation.PLATFORM;

  private static final Logger log = LoggerFactory.getLogger(SlackChat.class);
  private static final Duration TOKEN_CHECK_INTERVAL = Duration.ofSeconds(30);
  private static final Duration UNFINISHED_CHECK_INTERVAL = Duration.ofSeconds(15);

  private final SlackSettings settings;
  private final TransportTimeouts transportTimeouts;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final PlatformExecutors platformExecutors = new PlatformExecutors(PLATFORM);
  private final Slack slack;
  private final RetryingSlackClient calls;
  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final SlackCardPublisher cardPublisher;
  private volatile Optional<SocketTransport> socket = Optional.empty();
  private volatile boolean closed;
  private volatile Optional<String> problem = Optional.of("not listening yet");

  SlackChat(SlackSettings settings, TransportTimeouts transportTimeouts, Clock clock) {
    this.settings = settings;
    this.transportTimeouts = transportTimeouts;
    this.clock = clock;
    this.slack = SlackClientFactory.of(settings);
    this.calls =
        new RetryingSlackClient(
            slack, settings.botToken(), platformExecutors.apiCallExecutor(), random);
    this.slackMessageClient = new SlackMessageClient(calls);
    this.responseUrls = new ResponseUrls(calls, settings.apiUrl());
    this.cardPublisher =
        new SlackCardPublisher(
            slackMessageClient,
            responseUrls,
            platformExecutors.timer(),
            transportTimeouts.betweenChanges(),
            settings.language());
  }

  /** Opens the connection without calling Slack yet. */
  public static SlackChat open(SlackSettings settings, Clock clock) {
    return new SlackChat(settings, TransportTimeouts.USUAL, clock);
  }

  /** Returns the publisher that updates cards shown here. */
  public CardPublisher publisher() {
    return cardPublisher;
  }

  /**
   * Starts to receive events and passes them to {@code bot}, which this class does not close.
   *
   * @return the handler of {@code POST /slack/events}, if there is a signing secret
   */
  public Optional<HttpHandler> listen(EventHandler bot) {
    var files = new SlackFiles(calls, SlackFiles.downloads(settings));
    var responseDispatcher =
        new SlackResponseDispatcher(
            slackMessageClient, responseUrls, cardPublisher, platformExecutors.responseExecutor());
    var members = new SlackMembers(calls, settings.access());
    var eventRouter = routes(bot, files, responseDispatcher, members);
    takeUpFirst(bot, files, eventRouter);
    platformExecutors
        .timer()
        .every(
            "answering unfinished slack events",
            UNFINISHED_CHECK_INTERVAL,
            () -> resumeUnfinished(bot, files, eventRouter));
    var app = new BoltApp(slack, settings.botToken(), eventRouter);
    warmUp(
        new BoltApp(
            slack, settings.botToken(), routes(bot, files, responseDispatcher, Members.EVERYBODY)));
    checkToken();
    settings.appToken().ifPresent(token -> connect(token, app));
    return settings.signingSecret().<HttpHandler>map(secret -> http(secret, app));
  }

  private EventRouter routes(
      EventHandler bot,
      SlackFiles files,
      SlackResponseDispatcher responseDispatcher,
      Members members) {
    return new EventRouter(
        bot,
        files,
        responseDispatcher,
        members,
        settings.language(),
        platformExecutors.responseExecutor(),
        this::removed);
  }

  /** Warms up with a separate router, which receives no real events. */
  private void warmUp(BoltApp app) {
    var warmUp = new WarmUp(transportTimeouts.warmUp());
    settings.signingSecret().ifPresent(secret -> warmUp.requests(http(secret, app)));
    settings
        .appToken()
        .ifPresent(token -> warmUp.envelopes(new EnvelopeHandler(app, platformExecutors)));
  }

  /**
   * Returns why the connection does not work right now, in a text for the operator; empty if it
   * works.
   */
  public Optional<String> problem() {
    return problem
        .or(() -> socket.flatMap(SocketTransport::problem))
        .or(platformExecutors.timer()::problem);
  }

  /** Stops Socket Mode; events already received can still be answered. */
  public void stopListening() {
    socket.ifPresent(SocketTransport::close);
  }

  /** Stops receiving, then posting. */
  @Override
  public void close() {
    closed = true;
    stopListening();
    cardPublisher.close();
    platformExecutors.close();
    SlackClientFactory.close(slack);
  }

  /** Answers events that a stopped process acknowledged but did not finish. */
  private void resumeUnfinished(EventHandler bot, SlackFiles files, EventRouter eventRouter)
      throws EventNotStoredException {
    List<UnfinishedEvent> unfinished = bot.unfinished(PLATFORM, files);
    unfinished.forEach(
        event -> platformExecutors.responseExecutor().execute(() -> eventRouter.resume(event)));
    if (!unfinished.isEmpty()) {
      log.info("answering unfinished slack events of another process count={}", unfinished.size());
    }
  }

  private void takeUpFirst(EventHandler bot, SlackFiles files, EventRouter eventRouter) {
    try {
      resumeUnfinished(bot, files, eventRouter);
    } catch (EventNotStoredException failed) {
      log.error("unfinished slack events not answered, the store is unavailable", failed);
    }
  }

  private HttpTransport http(String secret, BoltApp app) {
    return new HttpTransport(app, new RequestVerifier(secret, clock), platformExecutors);
  }

  private void connect(String appToken, BoltApp app) {
    var envelopes = new EnvelopeHandler(app, platformExecutors);
    var appCalls =
        new RetryingSlackClient(slack, appToken, platformExecutors.apiCallExecutor(), random);
    var transport =
        new SocketTransport(
            () -> nextSocket(appCalls), envelopes, transportTimeouts, settings.proxy(), random);
    socket = Optional.of(transport);
    transport.start();
  }

  private static URI nextSocket(RetryingSlackClient appCalls)
      throws SlackCallException, InterruptedException {
    try {
      return appCalls
          .call("apps.connections.open", methods -> methods.appsConnectionsOpen(request -> request))
          .thenApply(answer -> URI.create(answer.getUrl()))
          .get();
    } catch (ExecutionException failed) {
      throw RetryingSlackClient.reason(failed);
    }
  }

  private void checkToken() {
    CompletionStage<AuthTestResponse> tested =
        calls.call("auth.test", methods -> methods.authTest(request -> request));
    tested.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            problem = Optional.empty();
            log.info("slack token works team={} bot={}", answer.getTeam(), answer.getUser());
          } else if (!closed) {
            String reason = String.valueOf(RetryingSlackClient.reason(failure).getMessage());
            problem = Optional.of(reason);
            log.error("slack token does not work reason={}", reason);
            platformExecutors.timer().after(TOKEN_CHECK_INTERVAL, this::checkToken);
          }
        });
  }

  private void removed() {
    problem = Optional.of("the app was removed from the workspace; install it again");
    log.error("slack app removed from the workspace");
  }
}
