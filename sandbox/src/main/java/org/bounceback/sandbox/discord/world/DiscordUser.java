package org.bounceback.sandbox.discord.world;

/**
 * A user of Discord.
 *
 * @param username as in {@code @username}
 * @param displayName shown next to messages
 */
public record DiscordUser(String id, String username, String displayName, boolean bot) {}
