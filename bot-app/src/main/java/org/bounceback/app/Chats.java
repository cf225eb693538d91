package org.bounceback.app;

import com.sun.net.httpserver.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.Bot;
import org.bounceback.chat.CardEditor;
import org.bounceback.slack.SlackChat;
import org.bounceback.slack.SlackSettings;

/** The chat platforms that the settings name. */
public final class Chats implements AutoCloseable {
  private final Optional<SlackChat> slack;

  private Chats(Optional<SlackChat> slack) {
    this.slack = slack;
  }

  /**
   * Opens them; nothing is heard yet.
   *
   * @throws CannotRun when none is named or a setting cannot be used
   */
  public static Chats open(Settings settings, Clock clock) throws CannotRun {
    boolean programsAlone =
        settings.text("slack.bot-token").isEmpty() && settings.text("api.token").isPresent();
    return new Chats(
        programsAlone ? Optional.empty() : Optional.of(SlackChat.open(slack(settings), clock)));
  }

  /**
   * How Slack is reached.
   *
   * @throws CannotRun when it is not named or a setting cannot be used
   */
  public static SlackSettings slack(Settings settings) throws CannotRun {
    String token =
        settings
            .text("slack.bot-token")
            .orElseThrow(
                () ->
                    new CannotRun(
                        Status.USAGE,
                        "no chat platform is named; give slack.bot-token, see"
                            + " docs/how-to/slack.md"));
    try {
      return new SlackSettings(
          token,
          settings.text("slack.app-token"),
          settings.text("slack.signing-secret"),
          new URI(settings.text("slack.api-url").orElseThrow()),
          settings.list("slack.file-hosts"),
          proxy(settings));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CannotRun(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** Brings cards up to date, by platform. */
  public Map<String, CardEditor> editors() {
    return slack.map(chat -> Map.of(SlackChat.PLATFORM, chat.editor())).orElseGet(Map::of);
  }

  /** Begins to hear; gives what answers the platforms' requests, by path. */
  public Map<String, HttpHandler> listen(Bot bot) {
    return slack
        .flatMap(chat -> chat.listen(bot))
        .map(handler -> Map.of("/slack/events", handler))
        .orElseGet(Map::of);
  }

  /** What is wrong at the moment, by platform; empty where all is well. */
  public Map<String, Optional<String>> health() {
    return slack.map(chat -> Map.of(SlackChat.PLATFORM, chat.trouble())).orElseGet(Map::of);
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    slack.ifPresent(SlackChat::stopListening);
  }

  @Override
  public void close() {
    slack.ifPresent(SlackChat::close);
  }

  private static Optional<InetSocketAddress> proxy(Settings settings) {
    Optional<String> named = settings.text("slack.proxy");
    return named.map(
        text -> {
          int colon = text.lastIndexOf(':');
          if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                "slack.proxy is \"%s\"; give HOST:PORT, such as proxy.example.org:3128"
                    .formatted(text));
          }
          return InetSocketAddress.createUnresolved(
              text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        });
  }
}
