package org.bounceback.app.cli;

import java.time.Duration;

/** One line on standard error that tells how far the work is; only where a person watches. */
final class ProgressLine {
  private static final int WIDTH = 30;

  /** Nobody reads faster. */
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);

  private final CommandEnvironment around;
  private final String what;
  private long drawn = System.nanoTime() - BETWEEN_DRAWINGS.toNanos();

  ProgressLine(CommandEnvironment around, String what) {
    this.around = around;
    this.what = what;
  }

  /**
   * Draws the line anew; may be called from any thread.
   *
   * @param all how many there are; 0 when nobody knows
   */
  synchronized void show(long done, long all) {
    long now = System.nanoTime();
    boolean isDue = now - drawn >= BETWEEN_DRAWINGS.toNanos() || done == all;
    if (!around.watched() || !isDue) {
      return;
    }
    drawn = now;
    if (all == 0) {
      around.drawProgress("%s %d".formatted(what, done));
      return;
    }
    int filled = (int) Math.min(WIDTH, WIDTH * done / all);
    around.drawProgress(
        "%s [%s%s] %d/%d"
            .formatted(what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, all));
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (around.watched()) {
      around.eraseProgress();
    }
  }
}
