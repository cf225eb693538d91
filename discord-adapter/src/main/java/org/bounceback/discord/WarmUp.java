package org.bounceback.discord;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.hooks.EventListener;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.bounceback.chat.runtime.WarmUpLoop;
import org.bounceback.data.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has made-up commands answered that need no look-up, before real ones are heard. */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  /** Where the made-up commands are given. */
  static final List<String> SERVERS = List.of("6");

  /** Who gives them is an agent. */
  static final AgentRoles EVERYBODY = new AgentRoles(List.of(DiscordAccess.EVERYONE), List.of());

  private final List<String> frames =
      Resources.text(WarmUp.class, "warm-up-interactions.txt").lines().toList();
  private final PlatformExecutors platformExecutors;
  private final Duration longest;

  /**
   * A warm-up.
   *
   * @param platformExecutors as for real commands
   * @param longest how long at most
   */
  WarmUp(PlatformExecutors platformExecutors, Duration longest) {
    this.platformExecutors = platformExecutors;
    this.longest = longest;
  }

  /** Has {@code listener} answer; a start without it is only slower for a while. */
  void run(EventListener listener) {
    try (var syntheticInteractions =
        new SyntheticInteractions(
            platformExecutors.acknowledging(), platformExecutors.calling(), listener)) {
      int rounds = WarmUpLoop.run(longest, round -> play(syntheticInteractions, round));
      log.debug("discord warmed up rounds={} quiet={}", rounds, syntheticInteractions.isQuiet());
    } catch (IOException noPort) {
      log.warn("discord not warmed up why={}", noPort.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void play(SyntheticInteractions syntheticInteractions, int round) {
    try {
      for (String frame : frames) {
        syntheticInteractions.play(frame.replace("{n}", Integer.toString(round)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
