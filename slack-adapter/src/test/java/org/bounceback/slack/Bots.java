package org.bounceback.slack;

import org.bounceback.sandbox.slack.world.AppManifest;

/** The bot as Slack knows it. */
final class Bots {
  /** Its user. */
  static final String USER = AppManifest.BOT_USER;

  private Bots() {}
}
