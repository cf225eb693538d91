package org.bounceback.chat;

import java.util.concurrent.CompletionStage;

/** The work that follows an initial response. It holds a worker permit until it is done. */
@FunctionalInterface
public interface FollowUp {

  /**
   * Starts the work on one of the bot's threads.
   *
   * @param messagePoster posts its results
   * @return completes when nothing more will be posted; fails only if the program stops first, with
   *     a {@link java.util.concurrent.CancellationException}
   */
  CompletionStage<Void> start(MessagePoster messagePoster);
}
