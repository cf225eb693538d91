package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Brings a bot and a stand together. */
final class Started {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Started() {}

  /** A bot that this stand's Slack tells everything. */
  static ServedBot on(SlackStand stand, Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    ServedBot bot = ServedBot.start(launcher, folder, stand.settings(folder, socketMode));
    if (socketMode) {
      Waiting.until(
          PATIENCE, () -> stand.slack.sockets().connections() > 0, () -> "it did not connect");
    } else if (!stand.slack.requestsTo(bot.url("/slack/events"))) {
      throw new IllegalStateException("the challenge was not answered");
    }
    return bot;
  }
}
