/**
 * A simulated Discord that is so strict that an app that works here also works in Discord: HTTP
 * API, gateway, files, and users who type commands, upload, click and fill in forms. Every refusal
 * cites a rule in its data files.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.StrictDiscord}.
 */
@NullMarked
package org.bounceback.sandbox.discord;

import org.jspecify.annotations.NullMarked;
