/**
 * Discord's HTTP API: what is asked judged by the description, the limits, the rates and the state
 * of the world, then done.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.api.DiscordHttp}.
 */
@NullMarked
package org.bounceback.sandbox.discord.api;

import org.jspecify.annotations.NullMarked;
