package org.bounceback.sandbox.discord.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.world.Channel.Kind;

/** A guild with the app: its members, roles and channels. */
public final class Guild {
  private static final long DEFAULT_PERMISSIONS = 1_071_698_660_929L;
  private static final int MEBIBYTE = 1 << 20;

  private final String id;
  private final String name;
  private final DiscordState discordState;
  private final GuildRole everyone;
  private final GuildRole appRole;
  private final Map<String, GuildRole> guildRoles = new LinkedHashMap<>();
  private final Map<String, Set<String>> members = new LinkedHashMap<>();
  private volatile String owner = "";
  private volatile int attachmentBytes = 10 * MEBIBYTE;

  Guild(String id, String name, DiscordState discordState) {
    this.id = id;
    this.name = name;
    this.discordState = discordState;
    everyone = new GuildRole(id, "@everyone", DEFAULT_PERMISSIONS, 0, false);
    guildRoles.put(id, everyone);
    appRole =
        role(
            discordState.app().name().toLowerCase(Locale.ROOT),
            discordState.app().permissions(),
            true);
    members.put(DiscordApp.ID, new HashSet<>(Set.of(appRole.id())));
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the role that every member has. */
  public GuildRole everyone() {
    return everyone;
  }

  /** Returns the app's own role. */
  public GuildRole appRole() {
    return appRole;
  }

  /** Adds a role with these permissions. */
  public GuildRole role(String roleName, Permission... permissions) {
    return role(roleName, Permission.sum(permissions), false);
  }

  /** Adds a member with these roles; the first one owns the guild. */
  public synchronized DiscordUser person(String username, GuildRole... with) {
    String shown = username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
    return join(discordState.person(username, shown + " Example"), with);
  }

  /** Adds an existing user. */
  public synchronized DiscordUser join(DiscordUser discordUser, GuildRole... with) {
    var given = new HashSet<String>();
    Arrays.stream(with).map(GuildRole::id).forEach(given::add);
    members.put(discordUser.id(), given);
    if (owner.isEmpty()) {
      owner = discordUser.id();
    }
    return discordUser;
  }

  /** Gives a member a role. */
  public synchronized void give(DiscordUser discordUser, GuildRole guildRole) {
    rolesOf(discordUser.id()).add(guildRole.id());
  }

  /** Removes a role from a member. */
  public synchronized void take(DiscordUser discordUser, GuildRole guildRole) {
    rolesOf(discordUser.id()).remove(guildRole.id());
  }

  /** Adds a channel that every member sees. */
  public Channel channel(String channelName) {
    return discordState.channel(this, Kind.TEXT, channelName);
  }

  /** Adds a channel that only members with one of these roles see. */
  public Channel channelFor(String channelName, GuildRole... seeing) {
    Channel channel = channel(channelName);
    channel.deny(everyone, Permission.VIEW_CHANNEL);
    for (GuildRole guildRole : seeing) {
      channel.allow(guildRole, Permission.VIEW_CHANNEL);
    }
    return channel;
  }

  /** Returns the owner; empty while the guild has no members. */
  public String owner() {
    return owner;
  }

  /** Returns the maximum size of a file in bytes, 10 MiB unless boosted. */
  public int attachmentBytes() {
    return attachmentBytes;
  }

  /** Sets the maximum size of a file in bytes, as boosts do. */
  public void attachmentBytes(int maxBytes) {
    attachmentBytes = maxBytes;
  }

  /** Returns all roles, the one of every member first. */
  public synchronized List<GuildRole> roles() {
    return new ArrayList<>(guildRoles.values());
  }

  /** Returns the ids of the members, the app's bot first. */
  public synchronized List<String> members() {
    return new ArrayList<>(members.keySet());
  }

  /** Returns a member's roles except the one of every member; empty for other users. */
  public synchronized Optional<Set<String>> memberRoles(String person) {
    return Optional.ofNullable(members.get(person)).map(Set::copyOf);
  }

  /**
   * Returns a member's permissions, as a bit set.
   *
   * @param channel the channel; a thread has the permissions of its channel
   * @return zero for users who are not members
   */
  public synchronized long permissions(String person, Channel channel) {
    if (!members.containsKey(person)) {
      return 0;
    }
    Set<String> held = rolesOf(person);
    long base = everyone.permissions();
    for (String role : held) {
      base |= guildRoles.containsKey(role) ? guildRoles.get(role).permissions() : 0;
    }
    if (person.equals(owner) || Permission.ADMINISTRATOR.in(base)) {
      return Permission.all();
    }
    Map<String, Channel.Overwrite> overwrites = channel.parent().orElse(channel).overwrites();
    var mine = overwrites.get(id);
    base = mine == null ? base : (base & ~mine.deny()) | mine.allow();
    long allow = 0;
    long deny = 0;
    for (String role : held) {
      var overwrite = overwrites.get(role);
      allow |= overwrite == null ? 0 : overwrite.allow();
      deny |= overwrite == null ? 0 : overwrite.deny();
    }
    base = (base & ~deny) | allow;
    return Permission.VIEW_CHANNEL.in(base) ? base : 0;
  }

  private Set<String> rolesOf(String person) {
    Set<String> held = members.get(person);
    if (held == null) {
      throw new IllegalArgumentException(person + " is not in " + name);
    }
    return held;
  }

  private synchronized GuildRole role(String roleName, long permissions, boolean managed) {
    var guildRole =
        new GuildRole(
            discordState.snowflakes().next(), roleName, permissions, guildRoles.size(), managed);
    guildRoles.put(guildRole.id(), guildRole);
    return guildRole;
  }
}
