package org.bounceback.sandbox.discord.world;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel.Kind;
import org.bounceback.sandbox.strict.CallJournal;

/** The state of Discord that one app can see. Safe for concurrent use. */
public final class DiscordState {
  private final DiscordApp app;
  private final Snowflakes snowflakes;
  private final MessageStore messageStore;
  private final Files files;
  private final Commands commands;
  private final Interactions interactions;
  private final Modals modals = new Modals();
  private final CallJournal<ApiCall> callJournal = new CallJournal<>();
  private final Map<String, Guild> guilds = new LinkedHashMap<>();
  private final Map<String, DiscordUser> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private volatile boolean tokenGood = true;
  private volatile boolean publicBot;

  /** Creates an empty state that only has the app's bot. */
  public DiscordState(DiscordApp app, Rulebook rules, Clock clock) {
    this.app = app;
    snowflakes = new Snowflakes(clock);
    messageStore = new MessageStore(snowflakes);
    files = new Files(snowflakes, Duration.ofHours(rules.wire("/cdn/lifeHours").asLong()));
    commands = new Commands(snowflakes);
    interactions = new Interactions(snowflakes);
    String name = app.name();
    people.put(
        DiscordApp.ID, new DiscordUser(DiscordApp.ID, name.toLowerCase(Locale.ROOT), name, true));
  }

  /** Adds a guild that already has the app when it connects. */
  public synchronized Guild guild(String name) {
    var guild = new Guild(snowflakes.next(), name, this);
    guilds.put(guild.id(), guild);
    return guild;
  }

  /** Removes the app from a guild. */
  public synchronized void leave(Guild guild) {
    guilds.remove(guild.id());
  }

  /** Sets whether anyone may add the app to a guild, like the setting Public Bot. */
  public void publicBot(boolean anybody) {
    publicBot = anybody;
  }

  /** Whether anyone may add the app to a guild. */
  public boolean publicBot() {
    return publicBot;
  }

  /** Adds a user without guilds. */
  public synchronized DiscordUser person(String username, String displayName) {
    var discordUser = new DiscordUser(snowflakes.next(), username, displayName, false);
    people.put(discordUser.id(), discordUser);
    return discordUser;
  }

  /** Returns the direct conversation of a user with the app; creates it if necessary. */
  public synchronized Channel direct(DiscordUser discordUser) {
    for (Channel channel : channels.values()) {
      if (channel.kind() == Kind.DIRECT && channel.owner().equals(discordUser.id())) {
        return channel;
      }
    }
    return add(
        new Channel(
            snowflakes.next(),
            Kind.DIRECT,
            discordUser.username(),
            Optional.empty(),
            Optional.empty(),
            discordUser.id()));
  }

  /** Opens a thread; one that starts from a message has the message's id. */
  public synchronized Channel thread(
      Channel parent, Kind kind, String name, String owner, Optional<Message> from) {
    return add(
        new Channel(
            from.map(Message::id).orElseGet(snowflakes::next),
            kind,
            name,
            parent.guild(),
            Optional.of(parent),
            owner));
  }

  /** Makes a user accept messages from friends only, and not from apps. */
  public void refusesMessages(DiscordUser discordUser) {
    unreachable.add(discordUser.id());
  }

  /** Whether an app may send direct messages to this user. */
  public boolean takesMessages(DiscordUser discordUser) {
    return !unreachable.contains(discordUser.id());
  }

  /** Makes the bot's token invalid. */
  public void endToken() {
    tokenGood = false;
  }

  /** Whether the bot's token is valid. */
  public boolean tokenGood() {
    return tokenGood;
  }

  /** Returns a user's permissions in a channel, as a bit set. */
  public long permissions(String user, Channel channel) {
    if (channel.guild().isPresent()) {
      return findGuild(channel.guild().get())
          .map(guild -> guild.permissions(user, channel))
          .orElse(0L);
    }
    boolean theirs = user.equals(channel.owner()) || user.equals(DiscordApp.ID);
    return theirs ? Permission.all() : 0;
  }

  /** Returns a guild by id. */
  public synchronized Optional<Guild> findGuild(String id) {
    return Optional.ofNullable(guilds.get(id));
  }

  /** Returns the guilds in the order of creation. */
  public synchronized List<Guild> guilds() {
    return List.copyOf(guilds.values());
  }

  /** Returns a user by id, including the bot. */
  public synchronized Optional<DiscordUser> findPerson(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Returns a channel, thread or direct conversation by id. */
  public synchronized Optional<Channel> findChannel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** Returns the channels and threads of a guild, in the order of creation. */
  public synchronized List<Channel> channels(Guild guild) {
    return channels.values().stream()
        .filter(channel -> channel.guild().equals(Optional.of(guild.id())))
        .toList();
  }

  /** Returns the registration of the app. */
  public DiscordApp app() {
    return app;
  }

  /** Returns the messages. */
  public MessageStore messages() {
    return messageStore;
  }

  /** Returns the files. */
  public Files files() {
    return files;
  }

  /** Returns the registered commands. */
  public Commands commands() {
    return commands;
  }

  /** Returns the interactions. */
  public Interactions interactions() {
    return interactions;
  }

  /** Returns the open forms. */
  public Modals modals() {
    return modals;
  }

  /** Returns the requests and refusals. */
  public CallJournal<ApiCall> journal() {
    return callJournal;
  }

  /** Returns the generator of ids. */
  public Snowflakes snowflakes() {
    return snowflakes;
  }

  synchronized Channel channel(Guild guild, Kind kind, String name) {
    return add(
        new Channel(snowflakes.next(), kind, name, Optional.of(guild.id()), Optional.empty(), ""));
  }

  private synchronized Channel add(Channel channel) {
    channels.put(channel.id(), channel);
    return channel;
  }
}
