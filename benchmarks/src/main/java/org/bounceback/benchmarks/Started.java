package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Brings a bot and a stand together. */
final class Started {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Started() {}

  /** A bot that this stand's Slack tells everything. */
  static ServedBot on(SlackStand stand, Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    return on(stand, launcher, folder, socketMode, Map.of());
  }

  /** The same with more settings. */
  static ServedBot on(
      SlackStand stand, Path launcher, Path folder, boolean socketMode, Map<String, String> more)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(stand.settings(folder, socketMode));
    settings.putAll(more);
    ServedBot bot = ServedBot.start(launcher, folder, settings);
    if (socketMode) {
      Waiting.until(
          PATIENCE, () -> stand.slack.sockets().connections() > 0, () -> "it did not connect");
    } else if (!stand.slack.requestsTo(bot.url("/slack/events"))) {
      throw new IllegalStateException("the challenge was not answered");
    }
    return bot;
  }
}
