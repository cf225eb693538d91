package org.bounceback.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.chat.MessagePoster.PostFailedException;

/**
 * Posts cards and updates posted ones, also after a restart. Each platform's adapter implements it.
 * Safe for concurrent use.
 */
@FunctionalInterface
public interface CardPublisher {

  /**
   * Replaces the card in {@code message} with {@code card}.
   *
   * @throws PostFailedException if the update failed; a deleted message is not a failure and is not
   *     posted again
   */
  void show(MessageRef message, Card card) throws PostFailedException, InterruptedException;

  /**
   * Posts a card in a channel without a request from there.
   *
   * @param name identifies the card; the same in every attempt
   * @param perhapsThere whether an earlier attempt may have posted it
   * @throws PostFailedException if the card was not posted, or if the platform has no channels
   */
  default MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws PostFailedException, InterruptedException {
    throw new PostFailedException("this platform does not support unrequested messages");
  }

  /**
   * Returns a link to a card, for people who may see it. Takes seconds at most.
   *
   * @param workspace the platform's ID of the workspace or guild where the case was opened
   * @return empty if the platform has no links to cards
   * @throws PostFailedException if the platform did not return a link
   */
  default Optional<URI> link(String workspace, MessageRef card)
      throws PostFailedException, InterruptedException {
    return Optional.empty();
  }

  /** Returns the language of the cards that everybody in a channel can see. */
  default Locale locale() {
    return Locale.ENGLISH;
  }

  /**
   * Posts a message in the card's thread. Does nothing on a platform without threads.
   *
   * @throws PostFailedException if the message was not posted; its reason tells the caller whether
   *     to retry
   */
  default void tell(MessageRef card, ThreadMessage message)
      throws PostFailedException, InterruptedException {}
}
