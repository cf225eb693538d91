package org.bounceback.discord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Modal;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.ticket.Desk;

/** A strict simulated Discord with Sam in the channel support, connected to the whole bot. */
final class DiscordWorld implements AutoCloseable {
  static final Duration BETWEEN_CHANGES = Duration.ofMillis(200);

  final StrictDiscord discord;
  final DiscordUser sam;
  final Channel support;
  private final Path data;
  private final boolean uploads;
  private final Set<String> forgiven = new HashSet<>();
  private DiscordChat chat;
  private BotWithStandIns house;
  private Optional<Desk> elsewhere = Optional.empty();
  private Optional<Channel> teamChannel = Optional.empty();
  private DiscordAccess access = DiscordAccess.USUAL;

  private DiscordWorld(Path data, DiscordApp app, boolean uploads)
      throws IOException, StoreException {
    this.data = data;
    this.uploads = uploads;
    discord = StrictDiscord.open(app, Clock.systemUTC());
    discord.withoutRates();
    sam = discord.guild().person("sam");
    support = discord.guild().channel("support");
    start();
  }

  /** Opens a bot without privileged intents. */
  static DiscordWorld open(Path data) throws IOException, StoreException {
    return new DiscordWorld(data, DiscordApp.bounceback(), false);
  }

  /** Opens a bot that reads files uploaded to a channel. */
  static DiscordWorld withUploads(Path data) throws IOException, StoreException {
    return new DiscordWorld(data, DiscordApp.bounceback().with("MESSAGE_CONTENT"), true);
  }

  /** Stops the bot and starts it again with the same data. */
  void restart() throws IOException, StoreException {
    end();
    start();
  }

  /** Restarts the bot with another ticket system. */
  void restart(Desk desk) throws IOException, StoreException {
    elsewhere = Optional.of(desk);
    restart();
  }

  /** Restarts the bot with other access rules. */
  void restart(DiscordAccess access) throws IOException, StoreException {
    this.access = access;
    restart();
  }

  /** Restarts the bot with the support channel for customers; returns the team's channel. */
  Channel restartForCustomers() throws IOException, StoreException {
    Channel team = discord.guild().channel("team");
    teamChannel = Optional.of(team);
    restart(new DiscordAccess(List.of(), List.of(), List.of(support.id())));
    return team;
  }

  /** Returns the ephemeral messages that a user sees in a channel. */
  List<Message> privately(DiscordUser discordUser, Channel channel) {
    return discord.state().messages().onlyFor(discordUser, channel);
  }

  BotWithStandIns house() {
    return house;
  }

  DiscordChat chat() {
    return chat;
  }

  DiscordSettings settings() {
    return settings(discord, uploads, access);
  }

  /** Returns the settings of a bot for a simulated Discord. */
  static DiscordSettings settings(StrictDiscord discord, boolean uploads, DiscordAccess access) {
    return new DiscordSettings(
        discord.token(),
        discord.apiUrl(),
        Optional.of(discord.gatewayUrl()),
        List.of(discord.fileHost()),
        uploads,
        List.of(),
        List.of(),
        Optional.empty(),
        access);
  }

  /** A chat that edits its cards after a short pause. */
  static DiscordChat chat(DiscordSettings settings) {
    return new DiscordChat(settings, BETWEEN_CHANGES, Clock.systemUTC());
  }

  /** Returns a file on Sam's computer. */
  static Upload file(String name, String content) {
    return Upload.mail(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the ephemeral messages that Sam sees in the channel. */
  List<Message> privately() {
    return discord.state().messages().onlyFor(sam, support);
  }

  /** Returns the bot's public messages in a channel. */
  List<Message> written(Channel channel) {
    return discord.state().messages().in(channel).stream().filter(Message::byApp).toList();
  }

  /** Returns the thread of a message. */
  Channel thread(Message message) {
    return Await.forThe(() -> discord.state().findChannel(message.id()));
  }

  Channel direct() {
    return discord.state().direct(sam);
  }

  /** Returns a message that Sam wrote in the channel. */
  Message posted(String text) {
    discord.users().says(sam, support, text);
    List<Message> there = discord.state().messages().in(support);
    return there.get(there.size() - 1);
  }

  /** Returns a message's visible text, without escape characters. */
  static String read(Message message) {
    return message.visibleText().replace("\\", "");
  }

  /** Expects Discord to refuse a call with this error. */
  void forgive(String error) {
    forgiven.add(error);
  }

  /** Returns the calls that Discord refused unexpectedly. */
  List<RuleViolation> unforgiven() {
    return discord.refusals().stream()
        .filter(refusal -> !forgiven.contains(refusal.error()))
        .toList();
  }

  /** Waits for the bot's message in a channel that contains {@code words}. */
  Message message(Channel channel, String words) {
    return Await.forThe(
        () -> written(channel).stream().filter(m -> read(m).contains(words)).findFirst());
  }

  /** Waits for an ephemeral message to Sam that contains {@code words}. */
  Message whispered(String words) {
    return Await.forThe(
        () -> privately().stream().filter(m -> read(m).contains(words)).findFirst());
  }

  /** Waits for the modal that Sam sees. */
  Modal window() {
    return Await.forThe(() -> discord.state().modals().before(sam));
  }

  @Override
  public void close() throws IOException {
    end();
    discord.close();
  }

  private void start() throws IOException, StoreException {
    chat = chat(settings());
    house =
        teamChannel.isPresent()
            ? BotWithStandIns.withTeamChannel(
                DiscordChat.PLATFORM,
                data,
                chat.publisher(),
                teamChannel.get().id(),
                Clock.systemUTC())
            : BotWithStandIns.open(
                DiscordChat.PLATFORM, data, chat.publisher(), elsewhere, Clock.systemUTC());
    chat.listen(house.bot);
    Await.until(() -> chat.problem().filter(why -> !why.contains("several servers")).isEmpty());
    Await.until(() -> !discord.state().commands().of(Optional.empty()).isEmpty());
  }

  private void end() throws IOException {
    chat.stopListening();
    house.close();
    chat.close();
  }
}
