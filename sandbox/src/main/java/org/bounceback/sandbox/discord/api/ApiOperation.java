package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.wire.HttpResponse;

/** Handles one operation. */
@FunctionalInterface
interface ApiOperation {
  HttpResponse play(Call call) throws DiscordErrorException;
}
