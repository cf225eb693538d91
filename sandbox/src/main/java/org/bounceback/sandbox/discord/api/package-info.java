/**
 * Discord's HTTP API: requests are checked against the description, the limits, the rates and the
 * state, then processed.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.api.DiscordHttp}.
 */
@NullMarked
package org.bounceback.sandbox.discord.api;

import org.jspecify.annotations.NullMarked;
