package org.bounceback.chat;

import java.net.URI;
import java.util.Optional;
import org.bounceback.chat.MessagePoster.PostFailedException;

/**
 * Changes a card that was shown before, also after a restart. Each platform's adapter has one; safe
 * for concurrent use.
 */
@FunctionalInterface
public interface CardPublisher {

  /**
   * Shows {@code card} in place of the one that stands there.
   *
   * @throws PostFailedException when it could not be shown; a card that was deleted stays deleted,
   *     which is no failure
   */
  void show(MessageRef message, Card card) throws PostFailedException, InterruptedException;

  /**
   * Puts a card into a channel of its own accord, since nobody there asked.
   *
   * @param name of the card, the same at every try
   * @param perhapsThere whether an earlier try may have put it there
   * @throws PostFailedException when it could not be put there; also where a platform has no
   *     channels
   */
  default MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws PostFailedException, InterruptedException {
    throw new PostFailedException("nothing can be said here that nobody asked for");
  }

  /**
   * A link to a card, for people who may see it; answered within seconds.
   *
   * @param workspace the platform's name of the workspace or guild where the case came up
   * @return empty where a card cannot be linked to
   * @throws PostFailedException when the platform did not say
   */
  default Optional<URI> link(String workspace, MessageRef card)
      throws PostFailedException, InterruptedException {
    return Optional.empty();
  }

  /**
   * Posts a message below a card; does nothing where there are no threads.
   *
   * @throws PostFailedException when it could not be posted; the caller decides by its reason
   *     whether to try again
   */
  default void tell(MessageRef card, ThreadMessage line)
      throws PostFailedException, InterruptedException {}
}
