package org.bounceback.sandbox.discord.world;

/**
 * A role of a guild.
 *
 * @param permissions as a bit set
 * @param managed whether it belongs to an app
 */
public record GuildRole(String id, String name, long permissions, int position, boolean managed) {}
