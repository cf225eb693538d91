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
 * Lets each card be changed once in a while: of several changes that come meanwhile the newest is
 * made, and never an older one after a newer. Safe for concurrent use.
 *
 * @param <S> where a card stands
 */
public final class CardUpdateThrottle<S> implements AutoCloseable {
  private final Map<S, Line> lines = new HashMap<>();
  private final BiFunction<S, Card, CompletionStage<Void>> change;
  private final DelayedTaskRunner delayedTaskRunner;
  private final Duration between;
  private boolean closed;

  /**
   * Changes cards.
   *
   * @param change makes one change; fails with a {@link PostFailedException} that says whether the
   *     card is gone
   * @param delayedTaskRunner left open; only starts changes
   * @param between the least time from the beginning of one change of a card to the next
   */
  public CardUpdateThrottle(
      BiFunction<S, Card, CompletionStage<Void>> change,
      DelayedTaskRunner delayedTaskRunner,
      Duration between) {
    this.change = change;
    this.delayedTaskRunner = delayedTaskRunner;
    this.between = between;
  }

  /** The changes of one card. */
  private static final class Line {
    private Optional<Card> newest = Optional.empty();
    private CompletableFuture<Void> shown = new CompletableFuture<>();
    private boolean underWay;
    private boolean resting;
  }

  /** Holds the card at {@code spot} back as if it had just been changed. */
  public synchronized void rest(S spot) {
    rest(spot, lines.computeIfAbsent(spot, first -> new Line()));
  }

  /**
   * Shows {@code card} there as soon as it may.
   *
   * @return completes when this card or a newer one is shown, or when somebody deleted the message;
   *     fails as the change failed
   */
  public synchronized CompletableFuture<Void> show(S spot, Card card) {
    if (closed) {
      return CompletableFuture.failedFuture(stopped());
    }
    Line line = lines.computeIfAbsent(spot, first -> new Line());
    line.newest = Optional.of(card);
    CompletableFuture<Void> shown = line.shown;
    start(spot, line);
    return shown;
  }

  /** Makes no more changes; those that wait fail. */
  @Override
  public void close() {
    List<CompletableFuture<Void>> waiting;
    synchronized (this) {
      closed = true;
      waiting = lines.values().stream().map(line -> line.shown).toList();
      lines.clear();
    }
    waiting.forEach(shown -> shown.completeExceptionally(stopped()));
  }

  private static PostFailedException stopped() {
    return new PostFailedException("the bot stops");
  }

  private synchronized void start(S spot, Line line) {
    if (line.underWay || line.resting) {
      return;
    }
    if (line.newest.isEmpty()) {
      lines.remove(spot, line);
      return;
    }
    Card card = line.newest.get();
    CompletableFuture<Void> shown = line.shown;
    line.newest = Optional.empty();
    line.shown = new CompletableFuture<>();
    line.underWay = true;
    rest(spot, line);
    started(spot, card)
        .whenComplete(
            (nothing, failure) -> {
              end(spot, line);
              if (failure == null || isGone(failure)) {
                shown.complete(null);
              } else {
                shown.completeExceptionally(failure);
              }
            });
  }

  /** A card that somebody deleted stays deleted. */
  private static boolean isGone(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof PostFailedException failed && failed.reason() == Reason.GONE;
  }

  /** A change that throws at once fails, so that the card's line is free for the next one. */
  private CompletionStage<Void> started(S spot, Card card) {
    try {
      return change.apply(spot, card);
    } catch (RuntimeException | Error bug) {
      return CompletableFuture.failedFuture(bug);
    }
  }

  private synchronized void end(S spot, Line line) {
    line.underWay = false;
    start(spot, line);
  }

  private void rest(S spot, Line line) {
    line.resting = true;
    delayedTaskRunner.after(between, () -> rested(spot, line));
  }

  private synchronized void rested(S spot, Line line) {
    line.resting = false;
    start(spot, line);
  }
}
