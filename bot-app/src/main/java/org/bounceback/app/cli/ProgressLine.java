package org.bounceback.app.cli;

import java.time.Duration;

/** Shows progress in one line on standard error, if that is a terminal. */
final class ProgressLine {
  private static final int WIDTH = 30;

  /** Faster updates would not be readable. */
  private static final Duration UPDATE_INTERVAL = Duration.ofMillis(100);

  private final CommandEnvironment environment;
  private final String what;
  private long lastUpdate = System.nanoTime() - UPDATE_INTERVAL.toNanos();

  ProgressLine(CommandEnvironment environment, String what) {
    this.environment = environment;
    this.what = what;
  }

  /**
   * Redraws the line; may be called from any thread.
   *
   * @param all the total number; 0 if unknown
   */
  synchronized void show(long done, long all) {
    long now = System.nanoTime();
    boolean isDue = now - lastUpdate >= UPDATE_INTERVAL.toNanos() || done == all;
    if (!environment.isErrTerminal() || !isDue) {
      return;
    }
    lastUpdate = now;
    if (all == 0) {
      environment.drawProgress("%s %d".formatted(what, done));
      return;
    }
    int filled = (int) Math.min(WIDTH, WIDTH * done / all);
    environment.drawProgress(
        "%s [%s%s] %d/%d"
            .formatted(what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, all));
  }

  /** Erases the line. */
  synchronized void clear() {
    if (environment.isErrTerminal()) {
      environment.eraseProgress();
    }
  }
}
