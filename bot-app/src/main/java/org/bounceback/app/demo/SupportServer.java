package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.sandbox.discord.DiscordComponentFinder;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;
import org.bounceback.sandbox.discord.world.Upload;

/**
 * A strict simulated Discord in which an agent and the bot are in the channel {@code support}. The
 * bot may read message content, so that uploaded files are diagnosed.
 */
public final class SupportServer implements ChatChannel, AutoCloseable {
  /** The buttons that Discord shows as an emoji, by their labels. */
  private static final Map<String, String> EMOJI = Map.of("Helpful", "👍", "Not helpful", "👎");

  private static final Pattern MARKS = Pattern.compile("[\\\\*`]");

  private final StrictDiscord discord;
  private final DiscordUser agent;
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

  /** Returns the simulated Discord. */
  public StrictDiscord discord() {
    return discord;
  }

  /** Returns the agent. */
  public DiscordUser agent() {
    return agent;
  }

  /** Returns the channel. */
  public Channel channel() {
    return channel;
  }

  /** Returns settings that connect the adapter to it. */
  Map<String, List<String>> settings() {
    return Map.of(
        "discord.token", List.of(discord.token()),
        "discord.api-url", List.of(discord.apiUrl().toString()),
        "discord.gateway-url", List.of(discord.gatewayUrl().toString()),
        "discord.file-hosts", List.of(discord.fileHost()),
        "discord.uploads", List.of("true"));
  }

  /** Whether the app has registered its commands. */
  boolean offersCommands() {
    return !discord.state().commands().of(Optional.empty()).isEmpty();
  }

  @Override
  public String platform() {
    return "Discord";
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public List<Seen> written() {
    var messageStore = discord.state().messages();
    return Stream.concat(
            messageStore.in(channel).stream(), messageStore.onlyFor(agent, channel).stream())
        .filter(Message::byApp)
        .sorted(Comparator.comparing(message -> Long.parseLong(message.id())))
        .map(message -> new Seen(message.id(), MARKS.matcher(message.visibleText()).replaceAll("")))
        .toList();
  }

  @Override
  public void type(String line) {
    discord.users().types(agent, channel, line);
  }

  @Override
  public void drop(String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    discord.users().uploads(agent, channel, "", Upload.mail(name, bytes));
  }

  @Override
  public Optional<String> button(Seen message, String label) {
    return DiscordComponentFinder.button(now(message), EMOJI.getOrDefault(label, label));
  }

  @Override
  public void press(Seen message, String label) {
    discord.users().clicks(agent, now(message), button(message, label).orElseThrow());
  }

  @Override
  public boolean windowOpen() {
    return discord.state().modals().before(agent).isPresent();
  }

  @Override
  public void submit(List<String> entries) {
    Modal modal = discord.state().modals().before(agent).orElseThrow();
    discord.users().submits(agent, DiscordComponentFinder.filled(modal, entries));
  }

  @Override
  public void closeWindow() {
    discord.users().dismisses(agent);
  }

  @Override
  public List<?> refusals() {
    return discord.refusals();
  }

  @Override
  public void close() {
    discord.close();
  }

  private Message now(Seen message) {
    return discord.state().messages().any(message.id()).orElseThrow();
  }
}
