package org.bounceback.discord;

import com.google.re2j.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.CardUpdateThrottle;
import org.bounceback.chat.DelayedTaskRunner;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.ThreadMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cards that were shown, and how they are changed: each once in a while, the newest state last.
 * A card is changed by the token of its interaction while that lasts, then by its channel; what one
 * person alone saw goes on in the direct conversation.
 */
final class CardBoard implements CardPublisher, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CardBoard.class);
  private static final String LINKS = "https://discord.com/channels";
  private static final Pattern GUILD = Pattern.compile("[0-9]{1,20}");

  private final Messages messages;
  private final Conversations conversations;
  private final Clock clock;
  private final CardUpdateThrottle<Spot> updates;

  CardBoard(Messages messages, DelayedTaskRunner delayedTaskRunner, Duration between, Clock clock) {
    this.messages = messages;
    this.conversations = new Conversations(messages);
    this.clock = clock;
    this.updates = new CardUpdateThrottle<>(this::make, delayedTaskRunner, between);
  }

  @Override
  public void show(MessageRef message, Card card) throws PostFailedException, InterruptedException {
    await(change(Spot.of(message), card));
  }

  @Override
  public MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws PostFailedException, InterruptedException {
    return await(messages.post(channel, CardRenderer.message(card), MessageName.of(name))).ref();
  }

  /** What one person saw has no address; nor has a message of which no guild is known. */
  @Override
  public Optional<URI> link(String workspace, MessageRef card) {
    Spot spot = Spot.of(card);
    boolean linked =
        !spot.isNowhere()
            && spot.onlyFor().isEmpty()
            && Spot.personOf(spot.channel()).isEmpty()
            && GUILD.matcher(workspace).matches();
    return linked
        ? Optional.of(
            URI.create(String.join("/", LINKS, workspace, spot.channel(), spot.message())))
        : Optional.empty();
  }

  /** Where the bot may not write any more, nobody waits for the line either. */
  @Override
  public void tell(MessageRef card, ThreadMessage line)
      throws PostFailedException, InterruptedException {
    Spot spot = Spot.of(card);
    if (!spot.isNowhere() && spot.onlyFor().isEmpty()) {
      MessageCreateData words = CardRenderer.message(line.words());
      await(
          conversations
              .write(spot, words, MessageName.of(line.name()))
              .exceptionallyCompose(CardBoard::unlessClosed));
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

  /**
   * Where the work that answers one event of a person's posts.
   *
   * @param names what it posts, the first answer not among them
   */
  MessagePoster posting(Spot first, String user, MessageNames names) {
    return new MessagePoster() {
      @Override
      public MessageRef first() {
        return first.ref();
      }

      @Override
      public MessageRef post(Card card) throws PostFailedException, InterruptedException {
        return await(below(first, user, CardRenderer.message(card), names.next())).ref();
      }

      @Override
      public void edit(MessageRef message, Card card)
          throws PostFailedException, InterruptedException {
        show(message, card);
      }

      @Override
      public void begin(MessageRef message, String title) throws InterruptedException {
        beginThread(Spot.of(message), title);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content)
          throws PostFailedException, InterruptedException {
        Spot spot = Spot.of(message);
        boolean direct = spot.isNowhere() || Spot.personOf(spot.channel()).isPresent();
        long most = direct ? Message.MAX_FILE_SIZE : messages.largestFile(spot.channel());
        if (content.length > most) {
          throw new PostFailedException(
              name + " is larger than the " + most + " bytes that fit here");
        }
        await(below(spot, user, CardRenderer.attachment(name, content), names.next()));
      }
    };
  }

  private CompletableFuture<Spot> below(
      Spot card, String user, MessageCreateData data, MessageName name) {
    if (card.isNowhere()) {
      return messages.post(Spot.direct(user), data, name);
    }
    if (card.onlyFor().isEmpty()) {
      return conversations.write(card, data, name);
    }
    return valid(card)
        .map(token -> messages.followUp(token, data).thenApply(done -> Spot.NOWHERE))
        .orElseGet(() -> messages.post(Spot.direct(user), data, name));
  }

  /** A place without threads, or closed to the bot, does without. */
  private void beginThread(Spot spot, String title) throws InterruptedException {
    if (spot.isNowhere() || spot.onlyFor().isPresent()) {
      return;
    }
    try {
      await(conversations.begin(spot, title));
    } catch (PostFailedException noThread) {
      log.info("no thread begun channel={} why={}", spot.channel(), noThread.getMessage());
    }
  }

  private CompletableFuture<Void> make(Spot spot, Card card) {
    if (spot.isNowhere()) {
      return CompletableFuture.completedFuture(null);
    }
    return valid(spot)
        .map(token -> messages.change(token, CardRenderer.change(card)))
        .orElseGet(() -> Refusals.because("the token of the interaction is over"))
        .exceptionallyCompose(
            failure -> isGone(failure) ? CompletableFuture.failedFuture(failure) : late(spot, card))
        .exceptionallyCompose(CardBoard::unlessGone);
  }

  private CompletableFuture<Void> late(Spot spot, Card card) {
    return spot.onlyFor().isPresent()
        ? messages
            .post(
                Spot.direct(spot.onlyFor().get()), CardRenderer.message(card), MessageName.fresh())
            .thenAccept(posted -> {})
        : messages.change(spot.channel(), spot.message(), CardRenderer.change(card));
  }

  private Optional<Spot.Token> valid(Spot spot) {
    return spot.token().filter(token -> clock.instant().isBefore(token.until()));
  }

  /** A card that somebody deleted stays deleted. */
  private static CompletableFuture<Void> unlessGone(Throwable failure) {
    return isGone(failure)
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }

  private static CompletableFuture<Spot> unlessClosed(Throwable failure) {
    return Refusals.isClosedToUs(failure)
        ? CompletableFuture.completedFuture(Spot.NOWHERE)
        : CompletableFuture.failedFuture(failure);
  }

  private static boolean isGone(Throwable failure) {
    return Refusals.is(failure, ErrorResponse.UNKNOWN_MESSAGE);
  }

  private static <T> T await(CompletableFuture<T> future)
      throws PostFailedException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      Throwable why = Refusals.cause(failed);
      throw new PostFailedException(String.valueOf(why.getMessage()), why);
    }
  }
}
