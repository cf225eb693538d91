package org.bounceback.sandbox.slack.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.Channel.Kind;
import org.bounceback.sandbox.slack.world.SlackUser.Standing;
import org.bounceback.sandbox.strict.CallJournal;

/** A workspace with one installed app: its users, channels, messages and views. */
public final class Workspace {
  private final AppManifest manifest;
  private final Stamps stamps;
  private final MessageStore messageStore;
  private final ViewStore viewStore;
  private final Files files;
  private final Triggers triggers;
  private final ResponseUrlStore responseUrlStore;
  private final Responses responses;
  private final CallJournal<ApiCall> callJournal = new CallJournal<>();
  private final Map<String, SlackUser> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Set<String>> members = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
  private final Set<String> archived = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> tokenError = Optional.empty();

  /** Creates an empty workspace that only has the app's bot. */
  public Workspace(AppManifest manifest, Rulebook rules, Clock clock) {
    this.manifest = manifest;
    stamps = new Stamps(clock);
    messageStore = new MessageStore(stamps);
    viewStore = new ViewStore(stamps);
    files = new Files(stamps);
    triggers = new Triggers(stamps, rules);
    responseUrlStore = new ResponseUrlStore(stamps, rules);
    responses = new Responses(rules, this);
    add(new SlackUser(AppManifest.BOT_USER, "bounceback", "Bounceback", "", Standing.BOT));
  }

  /** Adds a member with this name. */
  public SlackUser person(String name) {
    return person(name, Standing.MEMBER);
  }

  /** Adds a user with this name. */
  public SlackUser person(String name, Standing standing) {
    String real = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + " Example";
    return add(new SlackUser(stamps.id("U"), name, real, name + "@example.com", standing));
  }

  /** Changes a user's status. */
  public void setStatus(SlackUser slackUser, Standing standing) {
    add(
        new SlackUser(
            slackUser.id(),
            slackUser.name(),
            slackUser.realName(),
            slackUser.email(),
            standing,
            slackUser.locale()));
  }

  /** Changes a user's language. */
  public void setLocale(SlackUser slackUser, String locale) {
    add(
        new SlackUser(
            slackUser.id(),
            slackUser.name(),
            slackUser.realName(),
            slackUser.email(),
            slackUser.standing(),
            locale));
  }

  /** Adds a public channel with these users and the app's bot. */
  public Channel channel(String name, SlackUser... in) {
    Channel channel = emptyChannel(name, Kind.PUBLIC, in);
    join(channel, AppManifest.BOT_USER);
    return channel;
  }

  /** Adds a channel without the app's bot. */
  public synchronized Channel emptyChannel(String name, Kind kind, SlackUser... in) {
    var channel = new Channel(stamps.id(kind == Kind.DIRECT ? "D" : "C"), name, kind);
    channels.put(channel.id(), channel);
    for (SlackUser slackUser : in) {
      join(channel, slackUser.id());
    }
    return channel;
  }

  /** Returns the direct conversation of a user with the app; creates it if necessary. */
  public synchronized Channel direct(SlackUser slackUser) {
    for (Channel channel : channels.values()) {
      if (channel.kind() == Kind.DIRECT && in(channel, slackUser.id())) {
        return channel;
      }
    }
    Channel created = emptyChannel("directmessage", Kind.DIRECT, slackUser);
    join(created, AppManifest.BOT_USER);
    return created;
  }

  /** Adds a user group and returns its id. */
  public String userGroup(SlackUser... in) {
    String id = stamps.id("S");
    groups.put(id, Stream.of(in).map(SlackUser::id).collect(Collectors.toUnmodifiableSet()));
    return id;
  }

  /** Adds a user to a channel. */
  public void join(Channel channel, String user) {
    members.computeIfAbsent(channel.id(), id -> ConcurrentHashMap.newKeySet()).add(user);
  }

  /** Removes a user from a channel. */
  public void leave(Channel channel, String user) {
    members.getOrDefault(channel.id(), Set.of()).remove(user);
  }

  /** Archives a channel. */
  public void archive(Channel channel) {
    archived.add(channel.id());
  }

  /** Whether a channel is archived. */
  public boolean archived(Channel channel) {
    return archived.contains(channel.id());
  }

  /** Makes the bot's token invalid, with this error code, such as account_inactive. */
  public void endToken(String error) {
    tokenError = Optional.of(error);
  }

  /** Returns the error code for the bot's token; empty while it is valid. */
  public Optional<String> tokenError() {
    return tokenError;
  }

  /** Whether a channel is shared with another organization, that is, has one of its users. */
  public boolean isSharedExternally(Channel channel) {
    return members(channel).stream()
        .flatMap(id -> findPerson(id).stream())
        .anyMatch(slackUser -> slackUser.standing() == Standing.STRANGER);
  }

  /** Whether a user is in a channel. */
  public boolean in(Channel channel, String user) {
    return members.getOrDefault(channel.id(), Set.of()).contains(user);
  }

  /** Returns the users in a channel, sorted. */
  public List<String> members(Channel channel) {
    return members.getOrDefault(channel.id(), Set.of()).stream().sorted().toList();
  }

  /** Returns the user groups with their members. */
  public Map<String, Set<String>> groups() {
    return Map.copyOf(groups);
  }

  /** Returns a user by id. */
  public synchronized Optional<SlackUser> findPerson(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Returns all users, the bot first. */
  public synchronized List<SlackUser> people() {
    return new ArrayList<>(people.values());
  }

  /** Returns a channel by id. */
  public synchronized Optional<Channel> findChannel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** Returns all channels in the order of creation. */
  public synchronized List<Channel> channels() {
    return new ArrayList<>(channels.values());
  }

  /** Returns the registration of the app. */
  public AppManifest manifest() {
    return manifest;
  }

  /** Returns the messages. */
  public MessageStore messages() {
    return messageStore;
  }

  /** Returns the open views. */
  public ViewStore views() {
    return viewStore;
  }

  /** Returns the files. */
  public Files files() {
    return files;
  }

  /** Returns the issued trigger ids. */
  public Triggers triggers() {
    return triggers;
  }

  /** Returns the issued response_urls. */
  public ResponseUrlStore hooks() {
    return responseUrlStore;
  }

  /** Returns the handler of responses to commands and actions. */
  public Responses responses() {
    return responses;
  }

  /** Returns the requests and refusals. */
  public CallJournal<ApiCall> journal() {
    return callJournal;
  }

  /** Returns the generator of timestamps. */
  public Stamps stamps() {
    return stamps;
  }

  private synchronized SlackUser add(SlackUser slackUser) {
    people.put(slackUser.id(), slackUser);
    return slackUser;
  }
}
