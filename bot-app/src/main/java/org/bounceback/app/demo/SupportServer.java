package org.bounceback.app.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Person;

/**
 * A strict Discord in which one agent and the bot are in the channel {@code support}. The bot may
 * read what is written there, so that dropped files are diagnosed.
 */
public final class SupportServer implements AutoCloseable {
  private final StrictDiscord discord;
  private final Person agent;
  private final Channel channel;

  private SupportServer(StrictDiscord discord) {
    this.discord = discord;
    this.agent = discord.guild().person("sam");
    this.channel = discord.guild().channel("support");
  }

  static SupportServer open(Clock clock) throws IOException {
    return new SupportServer(
        StrictDiscord.open(DiscordApp.bounceback().with("MESSAGE_CONTENT"), clock));
  }

  /** The stand-in itself. */
  public StrictDiscord discord() {
    return discord;
  }

  /** Who works there. */
  public Person agent() {
    return agent;
  }

  /** Where it happens. */
  public Channel channel() {
    return channel;
  }

  /** Settings that point the adapter here. */
  Map<String, List<String>> settings() {
    return Map.of(
        "discord.token", List.of(discord.token()),
        "discord.api-url", List.of(discord.apiUrl().toString()),
        "discord.gateway-url", List.of(discord.gatewayUrl().toString()),
        "discord.file-hosts", List.of(discord.fileHost()),
        "discord.uploads", List.of("true"));
  }

  @Override
  public void close() {
    discord.close();
  }
}
