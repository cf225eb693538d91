package org.bounceback.sandbox.discord.world;

/**
 * Somebody on Discord.
 *
 * @param username as in {@code @username}
 * @param displayName as shown beside messages
 */
public record DiscordUser(String id, String username, String displayName, boolean bot) {}
