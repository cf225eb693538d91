package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Connects a bot to a test environment. */
final class RunningDrill {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private RunningDrill() {}

  /** Starts a bot connected to this environment's Slack. */
  static BotProcess on(SlackStand stand, Path launcher, Path folder, boolean socketMode)
      throws IOException, InterruptedException {
    return on(stand, launcher, folder, socketMode, Map.of());
  }

  /** Starts a bot with additional settings. */
  static BotProcess on(
      SlackStand stand, Path launcher, Path folder, boolean socketMode, Map<String, String> more)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(stand.settings(folder, socketMode));
    settings.putAll(more);
    BotProcess bot = BotProcess.start(launcher, folder, settings);
    if (socketMode) {
      ConditionWaiter.until(
          TIMEOUT, () -> stand.slack.socketMode().connections() > 0, () -> "it did not connect");
    } else if (!stand.slack.requestsTo(bot.url("/slack/events"))) {
      throw new IllegalStateException("the challenge was not answered");
    }
    return bot;
  }
}
