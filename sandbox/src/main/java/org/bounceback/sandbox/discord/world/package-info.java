/**
 * Guilds with their people, roles, channels and threads, the messages in them, files, commands and
 * interactions: all that the stand-in remembers.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.world.DiscordState}.
 */
@NullMarked
package org.bounceback.sandbox.discord.world;

import org.jspecify.annotations.NullMarked;
