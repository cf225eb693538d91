package org.bounceback.sandbox.discord.world;

/** Discord's permissions with their bits and names. */
public enum Permission {
  CREATE_INSTANT_INVITE(0),
  ADMINISTRATOR(3),
  MANAGE_CHANNELS(4),
  MANAGE_GUILD(5),
  ADD_REACTIONS(6),
  VIEW_CHANNEL(10),
  SEND_MESSAGES(11),
  MANAGE_MESSAGES(13),
  EMBED_LINKS(14),
  ATTACH_FILES(15),
  READ_MESSAGE_HISTORY(16),
  MENTION_EVERYONE(17),
  USE_EXTERNAL_EMOJIS(18),
  MANAGE_ROLES(28),
  USE_APPLICATION_COMMANDS(31),
  MANAGE_THREADS(34),
  CREATE_PUBLIC_THREADS(35),
  CREATE_PRIVATE_THREADS(36),
  SEND_MESSAGES_IN_THREADS(38),
  MODERATE_MEMBERS(40);

  private final int bit;

  Permission(int bit) {
    this.bit = bit;
  }

  /** Returns its bit, counted from 0. */
  public int bit() {
    return bit;
  }

  /** Whether a bit set contains it. */
  public boolean in(long bits) {
    return (bits & (1L << bit)) != 0;
  }

  /** Returns the bit set of these permissions. */
  public static long sum(Permission... permissions) {
    long sum = 0;
    for (Permission permission : permissions) {
      sum |= 1L << permission.bit;
    }
    return sum;
  }

  /** Returns the bit set of all permissions. */
  public static long all() {
    return sum(values());
  }
}
