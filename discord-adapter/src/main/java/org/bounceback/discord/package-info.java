/**
 * Connects the bot to Discord. {@link org.bounceback.discord.DiscordChat} is the entry point: it
 * receives events from the gateway, translates them, and posts the responses.
 */
@NullMarked
package org.bounceback.discord;

import org.jspecify.annotations.NullMarked;
