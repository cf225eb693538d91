package org.bounceback.slack;

import org.bounceback.sandbox.slack.world.AppManifest;

/** Creates the bot's app and user in the simulated Slack. */
final class Bots {
  /** The bot's user. */
  static final String USER = AppManifest.BOT_USER;

  private Bots() {}
}
