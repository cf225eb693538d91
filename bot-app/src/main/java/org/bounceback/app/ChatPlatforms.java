package org.bounceback.app;

import com.sun.net.httpserver.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
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

/** Connects the configured chat platforms. */
public final class ChatPlatforms implements AutoCloseable {
  private final Optional<SlackChat> slack;
  private final Optional<DiscordChat> discord;

  private ChatPlatforms(Optional<SlackChat> slack, Optional<DiscordChat> discord) {
    this.slack = slack;
    this.discord = discord;
  }

  /**
   * Opens the platforms without receiving events yet.
   *
   * @throws CommandFailedException if none is configured or a setting cannot be used
   */
  public static ChatPlatforms open(Settings settings, Clock clock) throws CommandFailedException {
    Optional<SlackSettings> slack = slack(settings);
    Optional<DiscordSettings> discord = discord(settings);
    boolean forPrograms =
        settings.text(AccessTokens.API).isPresent()
            || settings.text(AccessTokens.API_CLIENTS).isPresent()
            || settings.text("mailbox.url").isPresent();
    if (slack.isEmpty() && discord.isEmpty() && !forPrograms) {
      throw noneConfigured();
    }
    return new ChatPlatforms(
        slack.map(slackSettings -> SlackChat.open(slackSettings, clock)),
        discord.map(discordSettings -> DiscordChat.open(discordSettings, clock)));
  }

  /** Returns the error for settings without any platform. */
  public static CommandFailedException noneConfigured() {
    return new CommandFailedException(
        Status.USAGE,
        "no chat platform is configured; set slack.bot-token, see docs/how-to/slack.md, or"
            + " discord.token, see docs/how-to/discord.md");
  }

  /**
   * Reads the settings for Slack; empty if it is not configured.
   *
   * @throws CommandFailedException if a setting cannot be used
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
              new SlackAccess(
                  settings.list("slack.teams"),
                  settings.list("slack.agents"),
                  settings.list("slack.administrators"),
                  settings.list("slack.allowed-channels"),
                  settings.list("slack.customer-channels")),
              language(settings, "slack.language")));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /**
   * Reads the settings for Discord; empty if it is not configured.
   *
   * @throws CommandFailedException if a setting cannot be used
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
                  settings.list("discord.guilds"),
                  settings.list("discord.agent-roles"),
                  settings.list("discord.customer-channels")),
              language(settings, "discord.language")));
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static Locale language(Settings settings, String key) {
    String name = settings.text(key).orElse("");
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(name))
        .findFirst()
        .map(Language::locale)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is \"%s\"; enter en, de, fr or es".formatted(key, name)));
  }

  /** Returns the publishers that update cards, by platform. */
  public Map<String, CardPublisher> publishers() {
    Map<String, CardPublisher> editors = new HashMap<>();
    slack.ifPresent(chat -> editors.put(SlackChat.PLATFORM, chat.publisher()));
    discord.ifPresent(chat -> editors.put(DiscordChat.PLATFORM, chat.publisher()));
    return editors;
  }

  /** Starts to receive events; returns the handlers of the platforms' HTTP requests, by path. */
  public Map<String, HttpHandler> listen(Bot bot) {
    discord.ifPresent(chat -> chat.listen(bot));
    return slack
        .flatMap(chat -> chat.listen(bot))
        .map(handler -> Map.of("/slack/events", handler))
        .orElseGet(Map::of);
  }

  /** Returns the current problem of each platform; empty where all is well. */
  public Map<String, Optional<String>> health() {
    Map<String, Optional<String>> health = new HashMap<>();
    slack.ifPresent(chat -> health.put(SlackChat.PLATFORM, chat.problem()));
    discord.ifPresent(chat -> health.put(DiscordChat.PLATFORM, chat.problem()));
    return health;
  }

  /** Stops receiving events; those already received can still be answered. */
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
    Optional<String> configured = settings.text(key);
    return configured.map(
        text -> {
          int colon = text.lastIndexOf(':');
          if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                "%s is \"%s\"; enter HOST:PORT, such as proxy.example.org:3128"
                    .formatted(key, text));
          }
          return InetSocketAddress.createUnresolved(
              text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        });
  }
}
