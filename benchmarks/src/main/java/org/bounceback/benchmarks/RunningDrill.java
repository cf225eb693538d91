package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Brings a bot and a stand together. */
final class RunningDrill {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private RunningDrill() {}

  /** A bot that this stand's Slack tells everything. */
  static BotProcess on(SlackStand stand, Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    return on(stand, launcher, folder, socketMode, Map.of());
  }

  /** The same with more settings. */
  static BotProcess on(
      SlackStand stand, Path launcher, Path folder, boolean socketMode, Map<String, String> more)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(stand.settings(folder, socketMode));
    settings.putAll(more);
    BotProcess bot = BotProcess.start(launcher, folder, settings);
    if (socketMode) {
      ConditionWaiter.until(
          TIMEOUT, () -> stand.slack.sockets().connections() > 0, () -> "it did not connect");
    } else if (!stand.slack.requestsTo(bot.url("/slack/events"))) {
      throw new IllegalStateException("the challenge was not answered");
    }
    return bot;
  }
}
