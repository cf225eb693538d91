package org.bounceback.sandbox.discord.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A channel of a guild, a thread, or a direct conversation with the app. */
public final class Channel {
  private final String id;
  private final Kind kind;
  private final Optional<String> guild;
  private final Optional<Channel> parent;
  private final String owner;
  private final Map<String, Overwrite> overwrites = new ConcurrentHashMap<>();
  private volatile String name;
  private volatile boolean archived;
  private volatile boolean locked;
  private volatile int archiveMinutes = 1440;

  Channel(
      String id,
      Kind kind,
      String name,
      Optional<String> guild,
      Optional<Channel> parent,
      String owner) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.guild = guild;
    this.parent = parent;
    this.owner = owner;
  }

  /** The kind of channel, with Discord's number. */
  public enum Kind {
    TEXT(0),
    DIRECT(1),
    VOICE(2),
    PUBLIC_THREAD(11),
    PRIVATE_THREAD(12);

    private final int type;

    Kind(int type) {
      this.type = type;
    }

    /** Returns the {@code type} of the channel. */
    public int type() {
      return type;
    }
  }

  /**
   * Different permissions in one channel for a role or a user.
   *
   * @param type 0 for a role, 1 for a user
   */
  public record Overwrite(int type, long allow, long deny) {}

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name; for a direct conversation, the user's name. */
  public String name() {
    return name;
  }

  /** Returns the guild; empty for a direct conversation. */
  public Optional<String> guild() {
    return guild;
  }

  /** Returns the channel of a thread. */
  public Optional<Channel> parent() {
    return parent;
  }

  /**
   * Returns the user who opened the thread or has the conversation; empty text for other channels.
   */
  public String owner() {
    return owner;
  }

  /** Whether it is a thread. */
  public boolean thread() {
    return parent.isPresent();
  }

  /** Whether the thread is archived; posting unarchives it unless it is locked. */
  public boolean archived() {
    return archived;
  }

  /** Whether only moderators may unarchive the thread. */
  public boolean locked() {
    return locked;
  }

  /** Returns the minutes of inactivity after which the thread is archived. */
  public int archiveMinutes() {
    return archiveMinutes;
  }

  /** Returns the different permissions here, by role or user. */
  public Map<String, Overwrite> overwrites() {
    return Map.copyOf(overwrites);
  }

  /** Denies permissions to a role here. */
  public void deny(GuildRole guildRole, Permission... permissions) {
    change(guildRole.id(), 0, 0, Permission.sum(permissions));
  }

  /** Grants permissions to a role here. */
  public void allow(GuildRole guildRole, Permission... permissions) {
    change(guildRole.id(), 0, Permission.sum(permissions), 0);
  }

  /** Archives a thread. */
  public void archive(boolean lock) {
    archived = true;
    locked = lock;
  }

  /** Unarchives a thread. */
  public void unarchive() {
    archived = false;
    locked = false;
  }

  /** Changes the name. */
  public void rename(String newName) {
    name = newName;
  }

  /** Sets the minutes of inactivity after which the thread is archived. */
  public void archiveAfter(int minutes) {
    archiveMinutes = minutes;
  }

  private void change(String target, int type, long allow, long deny) {
    overwrites.merge(
        target,
        new Overwrite(type, allow, deny),
        (old, added) ->
            new Overwrite(
                type,
                (old.allow() & ~added.deny()) | added.allow(),
                (old.deny() & ~added.allow()) | added.deny()));
  }
}
