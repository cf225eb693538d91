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

/** All of Discord that one app can see. Safe for concurrent use. */
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

  /** An empty one, in which only the app's bot is. */
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

  /** Adds a guild that the app was added to before it connects. */
  public synchronized Guild guild(String name) {
    var guild = new Guild(snowflakes.next(), name, this);
    guilds.put(guild.id(), guild);
    return guild;
  }

  /** Takes the app out of a guild. */
  public synchronized void leave(Guild guild) {
    guilds.remove(guild.id());
  }

  /** Lets anybody add the app to a guild from now on, as the switch Public Bot does. */
  public void publicBot(boolean anybody) {
    publicBot = anybody;
  }

  /** Whether anybody may add the app to a guild. */
  public boolean publicBot() {
    return publicBot;
  }

  /** Adds somebody who is in no guild. */
  public synchronized DiscordUser person(String username, String displayName) {
    var discordUser = new DiscordUser(snowflakes.next(), username, displayName, false);
    people.put(discordUser.id(), discordUser);
    return discordUser;
  }

  /** The conversation of a person with the app, begun when there is none. */
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

  /** Opens a thread; one that begins with a message has the identifier of that. */
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

  /** Lets nobody's app write to this person, who allows messages from friends only. */
  public void refusesMessages(DiscordUser discordUser) {
    unreachable.add(discordUser.id());
  }

  /** Whether an app may begin to write to this person. */
  public boolean takesMessages(DiscordUser discordUser) {
    return !unreachable.contains(discordUser.id());
  }

  /** Makes the bot's token no good from now on. */
  public void endToken() {
    tokenGood = false;
  }

  /** Whether the bot's token is good. */
  public boolean tokenGood() {
    return tokenGood;
  }

  /** What a user may do in a channel, as a sum of bits. */
  public long permissions(String user, Channel channel) {
    if (channel.guild().isPresent()) {
      return findGuild(channel.guild().get())
          .map(each -> each.permissions(user, channel))
          .orElse(0L);
    }
    boolean theirs = user.equals(channel.owner()) || user.equals(DiscordApp.ID);
    return theirs ? Permission.all() : 0;
  }

  /** A guild by identifier. */
  public synchronized Optional<Guild> findGuild(String id) {
    return Optional.ofNullable(guilds.get(id));
  }

  /** The guilds in the order made. */
  public synchronized List<Guild> guilds() {
    return List.copyOf(guilds.values());
  }

  /** Somebody by identifier, the bot too. */
  public synchronized Optional<DiscordUser> findPerson(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** A channel, thread or conversation by identifier. */
  public synchronized Optional<Channel> findChannel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** The channels and threads of a guild, in the order made. */
  public synchronized List<Channel> channels(Guild guild) {
    return channels.values().stream()
        .filter(each -> each.guild().equals(Optional.of(guild.id())))
        .toList();
  }

  /** What the app is registered for. */
  public DiscordApp app() {
    return app;
  }

  /** The messages. */
  public MessageStore messages() {
    return messageStore;
  }

  /** The files. */
  public Files files() {
    return files;
  }

  /** The commands the app has registered. */
  public Commands commands() {
    return commands;
  }

  /** What people did that the app has to answer. */
  public Interactions interactions() {
    return interactions;
  }

  /** The forms that are open. */
  public Modals modals() {
    return modals;
  }

  /** What was asked and what was refused. */
  public CallJournal<ApiCall> journal() {
    return callJournal;
  }

  /** What hands out identifiers. */
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
