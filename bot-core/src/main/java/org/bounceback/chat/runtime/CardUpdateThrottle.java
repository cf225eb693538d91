package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.bounceback.chat.Card;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;

/**
 * Limits how often each card is updated. Of several updates that arrive in the meantime, only the
 * newest is made. An older update never follows a newer one. Safe for concurrent use.
 *
 * @param <S> the location of a card
 */
public final class CardUpdateThrottle<S> implements AutoCloseable {
  private final Map<S, CardUpdates> updatesByCard = new HashMap<>();
  private final BiFunction<S, Card, CompletionStage<Void>> change;
  private final DelayedTaskRunner delayedTaskRunner;
  private final Duration between;
  private boolean closed;

  /**
   * Creates a throttle.
   *
   * @param change makes one update; fails with a {@link PostFailedException} whose reason shows
   *     whether the card was deleted
   * @param delayedTaskRunner starts delayed updates; not closed by this throttle
   * @param between the minimum time between the starts of two updates of a card
   */
  public CardUpdateThrottle(
      BiFunction<S, Card, CompletionStage<Void>> change,
      DelayedTaskRunner delayedTaskRunner,
      Duration between) {
    this.change = change;
    this.delayedTaskRunner = delayedTaskRunner;
    this.between = between;
  }

  /** The updates of one card. */
  private static final class CardUpdates {
    private Optional<Card> newest = Optional.empty();
    private CompletableFuture<Void> shown = new CompletableFuture<>();
    private boolean running;
    private boolean throttled;
  }

  /** Delays the next update of the card at {@code spot} as if it had just been updated. */
  public synchronized void rest(S spot) {
    throttle(spot, updatesByCard.computeIfAbsent(spot, first -> new CardUpdates()));
  }

  /**
   * Shows {@code card} at {@code spot} as soon as the limit allows.
   *
   * @return completes when this card or a newer one is shown, or when the message was deleted;
   *     fails if the update fails
   */
  public synchronized CompletableFuture<Void> show(S spot, Card card) {
    if (closed) {
      return CompletableFuture.failedFuture(stopped());
    }
    CardUpdates updates = updatesByCard.computeIfAbsent(spot, first -> new CardUpdates());
    updates.newest = Optional.of(card);
    CompletableFuture<Void> shown = updates.shown;
    start(spot, updates);
    return shown;
  }

  /** Stops updates. Waiting updates fail. */
  @Override
  public void close() {
    List<CompletableFuture<Void>> waiting;
    synchronized (this) {
      closed = true;
      waiting = updatesByCard.values().stream().map(updates -> updates.shown).toList();
      updatesByCard.clear();
    }
    waiting.forEach(shown -> shown.completeExceptionally(stopped()));
  }

  private static PostFailedException stopped() {
    return new PostFailedException("the bot is stopping");
  }

  private synchronized void start(S spot, CardUpdates updates) {
    if (updates.running || updates.throttled) {
      return;
    }
    if (updates.newest.isEmpty()) {
      updatesByCard.remove(spot, updates);
      return;
    }
    Card card = updates.newest.get();
    CompletableFuture<Void> shown = updates.shown;
    updates.newest = Optional.empty();
    updates.shown = new CompletableFuture<>();
    updates.running = true;
    throttle(spot, updates);
    started(spot, card)
        .whenComplete(
            (nothing, failure) -> {
              end(spot, updates);
              if (failure == null || isGone(failure)) {
                shown.complete(null);
              } else {
                shown.completeExceptionally(failure);
              }
            });
  }

  /** A deleted card is not posted again. */
  private static boolean isGone(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof PostFailedException failed && failed.reason() == Reason.GONE;
  }

  /** Turns an exception into a failed update, so that the next update of the card can start. */
  private CompletionStage<Void> started(S spot, Card card) {
    try {
      return change.apply(spot, card);
    } catch (RuntimeException | Error bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private synchronized void end(S spot, CardUpdates updates) {
    updates.running = false;
    start(spot, updates);
  }

  private void throttle(S spot, CardUpdates updates) {
    updates.throttled = true;
    delayedTaskRunner.after(between, () -> throttleEnded(spot, updates));
  }

  private synchronized void throttleEnded(S spot, CardUpdates updates) {
    updates.throttled = false;
    start(spot, updates);
  }
}
