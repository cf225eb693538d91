/**
 * People, guilds, channels, messages and interactions in the form that Discord writes them, for
 * answers and for events.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.payload.Json}.
 */
@NullMarked
package org.bounceback.sandbox.discord.payload;

import org.jspecify.annotations.NullMarked;
