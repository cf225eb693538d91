package org.bounceback.slack;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.CardUpdateThrottle;
import org.bounceback.chat.DelayedTaskRunner;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.ThreadMessage;

/**
 * The cards that were shown, and how they are changed: each once in a while, the newest state last.
 * What one person saw for a while is followed by a message when it cannot be changed any more, so
 * that the news arrive.
 */
final class CardBoard implements CardPublisher, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Messages messages;
  private final ResponseUrls responseUrls;
  private final CardUpdateThrottle<Spot> updates;

  CardBoard(
      Messages messages,
      ResponseUrls responseUrls,
      DelayedTaskRunner delayedTaskRunner,
      Duration between) {
    this.messages = messages;
    this.responseUrls = responseUrls;
    this.updates = new CardUpdateThrottle<>(this::make, delayedTaskRunner, between);
  }

  @Override
  public void show(MessageRef message, Card card) throws PostFailedException, InterruptedException {
    await(change(Spot.of(message), card));
  }

  @Override
  public MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws PostFailedException, InterruptedException {
    PostName named = PostName.of(name, perhapsThere);
    return await(messages.post(channel, Optional.empty(), card, named)).ref();
  }

  /** What one person saw for a while has no address. */
  @Override
  public Optional<URI> link(String workspace, MessageRef card)
      throws PostFailedException, InterruptedException {
    if (!(Spot.of(card) instanceof Spot.Standing standing)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          await(messages.permalink(standing).orTimeout(PATIENCE.toMillis(), MILLISECONDS)));
    } catch (IllegalArgumentException noAddress) {
      throw new PostFailedException("Slack named no address of the message", noAddress);
    }
  }

  /** Where the bot may not write any more, nobody waits for the line either. */
  @Override
  public void tell(MessageRef card, ThreadMessage line)
      throws PostFailedException, InterruptedException {
    if (Spot.of(card) instanceof Spot.Standing standing) {
      Optional<String> thread = Optional.of(line.thread().orElse(standing.ts()));
      var name = PostName.of(line.name(), line.perhapsThere());
      CompletableFuture<Void> told =
          messages
              .post(standing.channel(), thread, line.words(), name)
              .<Void>thenApply(posted -> null)
              .exceptionallyCompose(CardBoard::unlessClosed);
      await(told);
    }
  }

  /** Shows {@code card} in place of the one at {@code spot} as soon as it may. */
  CompletableFuture<Void> change(Spot spot, Card card) {
    return updates.show(spot, card);
  }

  /** Tells that a card was just shown there, so that its first change keeps its distance too. */
  void shown(Spot spot) {
    updates.rest(spot);
  }

  @Override
  public void close() {
    updates.close();
  }

  /** Where the work that answers one event posts. */
  MessagePoster posting(Spot first, Reach reach, PostNames names) {
    return new MessagePoster() {
      @Override
      public MessageRef first() {
        return first.ref();
      }

      @Override
      public MessageRef post(Card card) throws PostFailedException, InterruptedException {
        return await(postBelow(first, reach, card, names.next())).ref();
      }

      @Override
      public void edit(MessageRef message, Card card)
          throws PostFailedException, InterruptedException {
        show(message, card);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content)
          throws PostFailedException, InterruptedException {
        if (Spot.of(message) instanceof Spot.Standing standing) {
          String thread = threadOf(standing, reach);
          await(messages.attach(standing.channel(), thread, name, content));
        }
      }
    };
  }

  private CompletableFuture<Spot> postBelow(Spot first, Reach reach, Card card, PostName name) {
    if (first instanceof Spot.Standing standing) {
      return messages.post(standing.channel(), Optional.of(threadOf(standing, reach)), card, name);
    }
    return first instanceof Spot.Fleeting fleeting
        ? responseUrls
            .whisper(fleeting.responseUrl(), card)
            .thenApply(nothing -> new Spot.Nowhere())
        : messages.post(reach.user(), Optional.empty(), card, name);
  }

  /** The message that begins the thread in which a message stands. */
  static String threadOf(Spot.Standing message, Reach reach) {
    boolean here = message.channel().equals(reach.channel());
    return here ? reach.thread().orElse(message.ts()) : message.ts();
  }

  private CompletableFuture<Void> make(Spot spot, Card card) {
    if (spot instanceof Spot.Standing standing) {
      return messages.update(standing, card).exceptionallyCompose(CardBoard::unlessGone);
    }
    if (spot instanceof Spot.Fleeting fleeting) {
      return responseUrls
          .replace(fleeting.responseUrl(), card)
          .exceptionallyCompose(
              over ->
                  messages.post(fleeting.user(), Optional.empty(), card).thenAccept(posted -> {}));
    }
    return CompletableFuture.completedFuture(null);
  }

  /** A card that somebody deleted stays deleted. */
  private static CompletableFuture<Void> unlessGone(Throwable failure) {
    return SlackCalls.reason(failure).isGone()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }

  private static CompletableFuture<Void> unlessClosed(Throwable failure) {
    return SlackCalls.reason(failure).isClosedToUs()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }

  private static <T> T await(CompletableFuture<T> future)
      throws PostFailedException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      SlackRefused why = SlackCalls.reason(failed);
      throw new PostFailedException(String.valueOf(why.getMessage()), why);
    }
  }
}
