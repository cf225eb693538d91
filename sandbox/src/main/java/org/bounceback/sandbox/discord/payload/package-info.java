/**
 * Users, guilds, channels, messages and interactions in Discord's JSON format, for responses and
 * for events.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.payload.Json}.
 */
@NullMarked
package org.bounceback.sandbox.discord.payload;

import org.jspecify.annotations.NullMarked;
