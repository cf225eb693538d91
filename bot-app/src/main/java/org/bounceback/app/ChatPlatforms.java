package org.bounceback.app;

import com.sun.net.httpserver.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.commands.Bot;
import org.bounceback.discord.DiscordAccess;
import org.bounceback.discord.DiscordChat;
import org.bounceback.discord.DiscordSettings;
import org.bounceback.slack.SlackAccess;
import org.bounceback.slack.SlackChat;
import org.bounceback.slack.SlackSettings;

/** The chat platforms that the settings name. */
public final class ChatPlatforms implements AutoCloseable {
  private final Optional<SlackChat> slack;
  private final Optional<DiscordChat> discord;

  private ChatPlatforms(Optional<SlackChat> slack, Optional<DiscordChat> discord) {
    this.slack = slack;
    this.discord = discord;
  }

  /**
   * Opens them; nothing is heard yet.
   *
   * @throws CommandFailedException when none is named or a setting cannot be used
   */
  public static ChatPlatforms open(Settings settings, Clock clock) throws CommandFailedException {
    Optional<SlackSettings> slack = slack(settings);
    Optional<DiscordSettings> discord = discord(settings);
    boolean forPrograms =
        settings.text("api.token").isPresent() || settings.text("mailbox.url").isPresent();
    if (slack.isEmpty() && discord.isEmpty() && !forPrograms) {
      throw noneNamed();
    }
    return new ChatPlatforms(
        slack.map(each -> SlackChat.open(each, clock)),
        discord.map(each -> DiscordChat.open(each, clock)));
  }

  /** What is said where the settings name no platform. */
  public static CommandFailedException noneNamed() {
    return new CommandFailedException(
        Status.USAGE,
        "no chat platform is named; give slack.bot-token, see docs/how-to/slack.md, or"
            + " discord.token, see docs/how-to/discord.md");
  }

  /**
   * How Slack is reached; empty when it is not named.
   *
   * @throws CommandFailedException when a setting cannot be used
   */
  public static Optional<SlackSettings> slack(Settings settings) throws CommandFailedException {
    Optional<String> token = settings.text("slack.bot-token");
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SlackSettings(
              token.get(),
              settings.text("slack.app-token"),
              settings.text("slack.signing-secret"),
              new URI(settings.text("slack.api-url").orElseThrow()),
              settings.list("slack.file-hosts"),
              proxy(settings, "slack.proxy"),
              new SlackAccess(settings.list("slack.teams"), settings.list("slack.agents"))));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /**
   * How Discord is reached; empty when it is not named.
   *
   * @throws CommandFailedException when a setting cannot be used
   */
  public static Optional<DiscordSettings> discord(Settings settings) throws CommandFailedException {
    Optional<String> token = settings.text("discord.token");
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<String> gateway = settings.text("discord.gateway-url");
      return Optional.of(
          new DiscordSettings(
              token.get(),
              new URI(settings.text("discord.api-url").orElseThrow()),
              gateway.isEmpty() ? Optional.empty() : Optional.of(new URI(gateway.get())),
              settings.list("discord.file-hosts"),
              settings.flag("discord.uploads"),
              settings.list("discord.command-permissions"),
              settings.list("discord.administrator-roles"),
              proxy(settings, "discord.proxy"),
              new DiscordAccess(
                  settings.list("discord.guilds"), settings.list("discord.agent-roles"))));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** Brings cards up to date, by platform. */
  public Map<String, CardPublisher> editors() {
    Map<String, CardPublisher> editors = new HashMap<>();
    slack.ifPresent(chat -> editors.put(SlackChat.PLATFORM, chat.editor()));
    discord.ifPresent(chat -> editors.put(DiscordChat.PLATFORM, chat.editor()));
    return editors;
  }

  /** Begins to hear; gives what answers the platforms' requests, by path. */
  public Map<String, HttpHandler> listen(Bot bot) {
    discord.ifPresent(chat -> chat.listen(bot));
    return slack
        .flatMap(chat -> chat.listen(bot))
        .map(handler -> Map.of("/slack/events", handler))
        .orElseGet(Map::of);
  }

  /** What is wrong at the moment, by platform; empty where all is well. */
  public Map<String, Optional<String>> health() {
    Map<String, Optional<String>> health = new HashMap<>();
    slack.ifPresent(chat -> health.put(SlackChat.PLATFORM, chat.trouble()));
    discord.ifPresent(chat -> health.put(DiscordChat.PLATFORM, chat.trouble()));
    return health;
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    slack.ifPresent(SlackChat::stopListening);
    discord.ifPresent(DiscordChat::stopListening);
  }

  @Override
  public void close() {
    slack.ifPresent(SlackChat::close);
    discord.ifPresent(DiscordChat::close);
  }

  private static Optional<InetSocketAddress> proxy(Settings settings, String key) {
    Optional<String> named = settings.text(key);
    return named.map(
        text -> {
          int colon = text.lastIndexOf(':');
          if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                "%s is \"%s\"; give HOST:PORT, such as proxy.example.org:3128"
                    .formatted(key, text));
          }
          return InetSocketAddress.createUnresolved(
              text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        });
  }
}
