package org.bounceback.chat;

import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Posting.NotPosted;

/**
 * Changes a card that was shown before, also after a restart. Each platform's adapter has one; safe
 * for concurrent use.
 */
@FunctionalInterface
public interface CardEditor {

  /**
   * Shows {@code card} in place of the one that stands there.
   *
   * @throws NotPosted when it could not be shown
   */
  void show(MessageRef message, Card card) throws NotPosted, InterruptedException;

  /**
   * Says something under a card; does nothing where there are no threads.
   *
   * @throws NotPosted when it could not be said; it is tried again
   */
  default void tell(MessageRef card, ThreadLine line) throws NotPosted, InterruptedException {}
}
