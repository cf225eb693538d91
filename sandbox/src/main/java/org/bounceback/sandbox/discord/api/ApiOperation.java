package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.DiscordErrorException;

/** Does what one operation is for. */
@FunctionalInterface
interface ApiOperation {
  ApiResponse play(Call call) throws DiscordErrorException;
}
