package org.bounceback.chat;

import java.util.concurrent.CompletionStage;

/** Work that a turn left to be done; it holds a place among the workers until it is over. */
@FunctionalInterface
public interface FollowUp {

  /**
   * Starts it, on a thread of the bot's own.
   *
   * @param messagePoster where its results go
   * @return completes when nothing more will be posted; fails only when the program stopped before,
   *     by {@link java.util.concurrent.CancellationException}
   */
  CompletionStage<Void> start(MessagePoster messagePoster);
}
