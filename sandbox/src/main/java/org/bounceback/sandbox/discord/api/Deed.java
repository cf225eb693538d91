package org.bounceback.sandbox.discord.api;

import org.bounceback.sandbox.discord.rules.Refused;

/** Does what one operation is for. */
@FunctionalInterface
interface Deed {
  Reply play(Call call) throws Refused;
}
