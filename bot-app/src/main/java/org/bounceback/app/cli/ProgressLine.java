package org.bounceback.app.cli;

/** One line on standard error that tells how far the work is; only where a person watches. */
final class ProgressLine {
  private static final int WIDTH = 30;

  private final Surroundings around;
  private final String what;
  private int shownPermille = -1;

  ProgressLine(Surroundings around, String what) {
    this.around = around;
    this.what = what;
  }

  /** Draws the line anew where that shows anything new; may be called from any thread. */
  synchronized void show(int done, int all) {
    int permille = all == 0 ? 1000 : (int) (1000L * done / all);
    if (!around.watched() || permille == shownPermille) {
      return;
    }
    shownPermille = permille;
    int filled = WIDTH * permille / 1000;
    around
        .err()
        .printf(
            "\r%s [%s%s] %d/%d", what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, all);
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (around.watched()) {
      around.err().print("\r\u001b[K");
    }
  }
}
