package org.bounceback.chat;

import java.net.URI;
import java.util.Optional;
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
   * Puts a card into a channel of its own accord, since nobody there asked.
   *
   * @param name of the card, the same at every try
   * @param perhapsThere whether an earlier try may have put it there
   * @throws NotPosted when it could not be put there; also where a platform has no channels
   */
  default MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws NotPosted, InterruptedException {
    throw new NotPosted("nothing can be said here that nobody asked for");
  }

  /**
   * A link to a card, for people who may see it; answered within seconds.
   *
   * @param workspace the platform's name of the workspace or guild where the case came up
   * @return empty where a card cannot be linked to
   * @throws NotPosted when the platform did not say
   */
  default Optional<URI> link(String workspace, MessageRef card)
      throws NotPosted, InterruptedException {
    return Optional.empty();
  }

  /**
   * Says something under a card; does nothing where there are no threads.
   *
   * @throws NotPosted when it could not be said; it is tried again
   */
  default void tell(MessageRef card, ThreadLine line) throws NotPosted, InterruptedException {}
}
