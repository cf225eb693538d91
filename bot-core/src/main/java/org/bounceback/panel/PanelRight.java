package org.bounceback.panel;

import org.bounceback.panel.PanelFailed.Cause;

/**
 * Whether a panel lets our token do something.
 *
 * @param granted whether it does
 * @param needed whether we work badly without; others only matter for a part
 * @param words what is granted or missing, as the end of a sentence about the token
 */
public record PanelRight(boolean granted, boolean needed, String words) {

  /** Something that may be refused. */
  interface Attempt {
    void run() throws PanelFailed, InterruptedException;
  }

  /**
   * Finds out by trying.
   *
   * @throws PanelFailed when the panel is away or does not know the token at all
   */
  static PanelRight of(String what, boolean needed, Attempt attempt)
      throws PanelFailed, InterruptedException {
    try {
      attempt.run();
      return new PanelRight(true, needed, "may " + what);
    } catch (PanelFailed failed) {
      if (failed.why() == Cause.AWAY || failed.why() == Cause.TOKEN_REFUSED) {
        throw failed;
      }
      return new PanelRight(false, needed, "cannot " + what + ": " + failed.words());
    }
  }
}
