package org.bounceback.app.demo.page;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** One platform on the page: what its user sees and does there. */
public interface Pane {

  /** Returns its name in the page's URLs, such as {@code slack}. */
  String name();

  /** Returns what the user currently sees, as a JSON object. */
  String state();

  /**
   * Performs an action as the user.
   *
   * @param deed the action, such as {@code type}
   * @return the private response to the user, as a JSON object; empty if there is none
   * @throws IllegalArgumentException if the platform's client would prevent the action; the message
   *     is the client's
   * @throws TimeoutException if there was no response
   */
  String perform(String deed, PageRequest pageRequest)
      throws InterruptedException, TimeoutException;

  /**
   * Returns a file of a message by its id; empty if the platform opens it elsewhere or it was
   * deleted.
   */
  default Optional<PendingFile> file(String id) {
    return Optional.empty();
  }
}
