package org.bounceback.hosting;

import org.bounceback.hosting.PanelException.Cause;

/**
 * A permission of our token.
 *
 * @param granted whether the token has it
 * @param required whether it is required; others only enable optional functions
 * @param description the permission, as the end of a sentence about the token
 */
public record PanelPermission(boolean granted, boolean required, String description) {

  /** A request that may be rejected. */
  public interface Attempt {
    void run() throws PanelException, InterruptedException;
  }

  /**
   * Tests the permission with a request.
   *
   * @throws PanelException if the panel is unavailable or rejects the token
   */
  public static PanelPermission of(String what, boolean needed, Attempt attempt)
      throws PanelException, InterruptedException {
    try {
      attempt.run();
      return new PanelPermission(true, needed, "may " + what);
    } catch (PanelException failed) {
      if (failed.kind() == Cause.AWAY || failed.kind() == Cause.TOKEN_REFUSED) {
        throw failed;
      }
      return new PanelPermission(false, needed, "cannot " + what + ": " + failed.message());
    }
  }
}
