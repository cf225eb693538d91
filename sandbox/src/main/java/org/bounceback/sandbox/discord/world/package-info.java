/**
 * The state of the simulated Discord: guilds with their members, roles, channels and threads,
 * messages, files, commands and interactions.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.world.DiscordState}.
 */
@NullMarked
package org.bounceback.sandbox.discord.world;

import org.jspecify.annotations.NullMarked;
