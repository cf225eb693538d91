package org.bounceback.sandbox.discord.world;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A place for messages: a channel of a guild, a thread in one, or a conversation with the app. */
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

  /** What kind of place it is, with Discord's number. */
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

    /** The {@code type} of the channel. */
    public int type() {
      return type;
    }
  }

  /**
   * What differs in one channel for a role or a person.
   *
   * @param type 0 for a role, 1 for a person
   */
  public record Overwrite(int type, long allow, long deny) {}

  /** Its identifier. */
  public String id() {
    return id;
  }

  /** What kind of place it is. */
  public Kind kind() {
    return kind;
  }

  /** Its name; that of a conversation with the app is the person's. */
  public String name() {
    return name;
  }

  /** The guild it is in, empty for a conversation with the app. */
  public Optional<String> guild() {
    return guild;
  }

  /** The channel of a thread. */
  public Optional<Channel> parent() {
    return parent;
  }

  /** The user who opened the thread or has the conversation, empty text for other channels. */
  public String owner() {
    return owner;
  }

  /** Whether it is a thread. */
  public boolean thread() {
    return parent.isPresent();
  }

  /** Whether the thread is put away; writing in it takes it out again unless it is locked. */
  public boolean archived() {
    return archived;
  }

  /** Whether only moderators may take the thread out again. */
  public boolean locked() {
    return locked;
  }

  /** After how many minutes of silence the thread is put away. */
  public int archiveMinutes() {
    return archiveMinutes;
  }

  /** What differs here, by role or person. */
  public Map<String, Overwrite> overwrites() {
    return Map.copyOf(overwrites);
  }

  /** Takes permissions away from a role here. */
  public void deny(GuildRole guildRole, Permission... permissions) {
    change(guildRole.id(), 0, 0, Permission.sum(permissions));
  }

  /** Gives permissions to a role here. */
  public void allow(GuildRole guildRole, Permission... permissions) {
    change(guildRole.id(), 0, Permission.sum(permissions), 0);
  }

  /** Puts a thread away. */
  public void archive(boolean lock) {
    archived = true;
    locked = lock;
  }

  /** Takes a thread out again. */
  public void unarchive() {
    archived = false;
    locked = false;
  }

  /** Gives it another name. */
  public void rename(String newName) {
    name = newName;
  }

  /** Sets after how many minutes of silence the thread is put away. */
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
