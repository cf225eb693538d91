package org.bounceback.app.cli;

/** One line on standard error that tells how far the work is; only where a person watches. */
final class ProgressLine {
  private static final int WIDTH = 30;

  private final Surroundings around;
  private final String what;

  ProgressLine(Surroundings around, String what) {
    this.around = around;
    this.what = what;
  }

  /** Draws the line anew; may be called from any thread. */
  synchronized void show(int done, int all) {
    if (around.watched()) {
      int filled = all == 0 ? WIDTH : WIDTH * done / all;
      around
          .err()
          .printf(
              "\r%s [%s%s] %d/%d", what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, all);
    }
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (around.watched()) {
      around.err().print("\r\u001b[K");
    }
  }
}
