package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.wire.HttpResponse;

/** Does what one operation is for. */
@FunctionalInterface
interface ApiOperation {
  HttpResponse play(Call call) throws DiscordErrorException;
}
