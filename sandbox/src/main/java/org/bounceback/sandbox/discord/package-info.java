/**
 * A Discord on the wire, so strict that what passes it works in Discord: HTTP API, gateway, files,
 * and people who type commands, upload, click and fill in forms. What it refuses it refuses by a
 * row of its data files, which the refusal cites.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.StrictDiscord}.
 */
@NullMarked
package org.bounceback.sandbox.discord;

import org.jspecify.annotations.NullMarked;
