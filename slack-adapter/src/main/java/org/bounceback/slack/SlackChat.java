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
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversation in one Slack workspace. It can write as soon as it is opened, and hears as soon
 * as it is given a bot.
 */
public final class SlackChat implements AutoCloseable {
  /** The platform's name in stored references. */
  public static final String PLATFORM = MessageLocation.PLATFORM;

  private static final Logger log = LoggerFactory.getLogger(SlackChat.class);
  private static final Duration BETWEEN_TOKEN_CHECKS = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final SlackSettings settings;
  private final TransportTimeouts transportTimeouts;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final PlatformExecutors platformExecutors = new PlatformExecutors(PLATFORM);
  private final Slack slack;
  private final RetryingSlackClient calls;
  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final SlackCardPublisher board;
  private volatile Optional<SocketTransport> socket = Optional.empty();
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.of("not listening yet");

  SlackChat(SlackSettings settings, TransportTimeouts transportTimeouts, Clock clock) {
    this.settings = settings;
    this.transportTimeouts = transportTimeouts;
    this.clock = clock;
    this.slack = SlackClientFactory.of(settings);
    this.calls =
        new RetryingSlackClient(slack, settings.botToken(), platformExecutors.calling(), random);
    this.slackMessageClient = new SlackMessageClient(calls);
    this.responseUrls = new ResponseUrls(calls, settings.apiUrl());
    this.board =
        new SlackCardPublisher(
            slackMessageClient,
            responseUrls,
            platformExecutors.timer(),
            transportTimeouts.betweenChanges());
  }

  /** Opens it; nothing is asked of Slack yet. */
  public static SlackChat open(SlackSettings settings, Clock clock) {
    return new SlackChat(settings, TransportTimeouts.USUAL, clock);
  }

  /** Through which cards shown here are brought up to date. */
  public CardPublisher editor() {
    return board;
  }

  /**
   * Begins to hear; what comes is answered by {@code bot}, which is left open.
   *
   * @return what answers {@code POST /slack/events}, where a signing secret is given
   */
  public Optional<HttpHandler> listen(Bot bot) {
    var files = new SlackFiles(calls, SlackFiles.downloads(settings));
    var slackResponseDispatcher =
        new SlackResponseDispatcher(
            slackMessageClient, responseUrls, board, platformExecutors.answering());
    var members = new SlackMembers(calls, settings.access());
    var eventRouter = routes(bot, files, slackResponseDispatcher, members);
    takeUpFirst(bot, files, eventRouter);
    platformExecutors
        .timer()
        .every("taking up slack events", BETWEEN_LOOKS, () -> takeUp(bot, files, eventRouter));
    var app = new BoltApp(slack, settings.botToken(), eventRouter);
    warmUp(
        new BoltApp(
            slack,
            settings.botToken(),
            routes(bot, files, slackResponseDispatcher, Members.EVERYBODY)));
    checkToken();
    settings.appToken().ifPresent(token -> connect(token, app));
    return settings.signingSecret().<HttpHandler>map(secret -> http(secret, app));
  }

  private EventRouter routes(
      Bot bot, SlackFiles files, SlackResponseDispatcher slackResponseDispatcher, Members members) {
    return new EventRouter(
        bot, files, slackResponseDispatcher, members, platformExecutors.answering(), this::removed);
  }

  /** With routes of its own, by which no event of Slack's comes. */
  private void warmUp(BoltApp app) {
    var warmUp = new WarmUp(transportTimeouts.warmUp());
    settings.signingSecret().ifPresent(secret -> warmUp.requests(http(secret, app)));
    settings
        .appToken()
        .ifPresent(token -> warmUp.envelopes(new EnvelopeHandler(app, platformExecutors)));
  }

  /**
   * Why the conversation does not work at the moment, in the operator's words; empty if it does.
   */
  public Optional<String> trouble() {
    return trouble
        .or(() -> socket.flatMap(SocketTransport::trouble))
        .or(platformExecutors.timer()::trouble);
  }

  /** Hears nothing more over Socket Mode; what was heard can still be answered. */
  public void stopListening() {
    socket.ifPresent(SocketTransport::close);
  }

  /** Stops hearing, then writing. */
  @Override
  public void close() {
    closed = true;
    stopListening();
    board.close();
    platformExecutors.close();
    SlackClientFactory.close(slack);
  }

  /** What was acknowledged and not finished by a process that is no longer at work. */
  private void takeUp(Bot bot, SlackFiles files, EventRouter eventRouter)
      throws EventNotStoredException {
    List<UnfinishedEvent> left = bot.unfinished(PLATFORM, files);
    left.forEach(each -> platformExecutors.answering().execute(() -> eventRouter.takeUp(each)));
    if (!left.isEmpty()) {
      log.info("slack events of another process taken up count={}", left.size());
    }
  }

  private void takeUpFirst(Bot bot, SlackFiles files, EventRouter eventRouter) {
    try {
      takeUp(bot, files, eventRouter);
    } catch (EventNotStoredException failed) {
      log.error("slack events of another process not taken up, the store is away", failed);
    }
  }

  private HttpTransport http(String secret, BoltApp app) {
    return new HttpTransport(app, new RequestVerifier(secret, clock), platformExecutors);
  }

  private void connect(String appToken, BoltApp app) {
    var envelopes = new EnvelopeHandler(app, platformExecutors);
    var appCalls = new RetryingSlackClient(slack, appToken, platformExecutors.calling(), random);
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
            trouble = Optional.empty();
            log.info("slack token works team={} bot={}", answer.getTeam(), answer.getUser());
          } else if (!closed) {
            String why = String.valueOf(RetryingSlackClient.reason(failure).getMessage());
            trouble = Optional.of(why);
            log.error("slack token does not work why={}", why);
            platformExecutors.timer().after(BETWEEN_TOKEN_CHECKS, this::checkToken);
          }
        });
  }

  private void removed() {
    trouble = Optional.of("the app was taken out of the workspace; install it again");
    log.error("slack app removed from the workspace");
  }
}
