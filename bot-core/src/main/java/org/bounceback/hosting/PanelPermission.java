package org.bounceback.hosting;

import org.bounceback.hosting.PanelException.Cause;

/**
 * Whether a panel lets our token do something.
 *
 * @param granted whether it does
 * @param needed whether we work badly without; others only matter for a part
 * @param words what is granted or missing, as the end of a sentence about the token
 */
public record PanelPermission(boolean granted, boolean needed, String words) {

  /** Something that may be refused. */
  public interface Attempt {
    void run() throws PanelException, InterruptedException;
  }

  /**
   * Finds out by trying.
   *
   * @throws PanelException when the panel is away or does not know the token at all
   */
  public static PanelPermission of(String what, boolean needed, Attempt attempt)
      throws PanelException, InterruptedException {
    try {
      attempt.run();
      return new PanelPermission(true, needed, "may " + what);
    } catch (PanelException failed) {
      if (failed.why() == Cause.AWAY || failed.why() == Cause.TOKEN_REFUSED) {
        throw failed;
      }
      return new PanelPermission(false, needed, "cannot " + what + ": " + failed.words());
    }
  }
}
