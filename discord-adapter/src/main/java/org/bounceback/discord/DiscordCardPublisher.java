package org.bounceback.discord;

import com.google.re2j.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.runtime.CardUpdateThrottle;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts and updates cards. Updates of one card are throttled, and the newest state is sent last. A
 * card is updated with its interaction's token while that is valid, then through its channel. A
 * card that only one user saw is continued in a direct message.
 */
final class DiscordCardPublisher implements CardPublisher, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiscordCardPublisher.class);
  private static final String LINKS = "https://discord.com/channels";
  private static final Pattern GUILD = Pattern.compile("[0-9]{1,20}");

  private final DiscordMessageClient discordMessageClient;
  private final CardThreads cardThreads;
  private final Locale language;
  private final Clock clock;
  private final CardUpdateThrottle<MessageLocation> updates;

  DiscordCardPublisher(
      DiscordMessageClient discordMessageClient,
      DelayedTaskRunner delayedTaskRunner,
      Duration minInterval,
      Locale language,
      Clock clock) {
    this.discordMessageClient = discordMessageClient;
    this.cardThreads = new CardThreads(discordMessageClient);
    this.language = language;
    this.clock = clock;
    this.updates = new CardUpdateThrottle<>(this::make, delayedTaskRunner, minInterval);
  }

  @Override
  public Locale locale() {
    return language;
  }

  @Override
  public void show(MessageRef message, Card card) throws PostFailedException, InterruptedException {
    await(change(MessageLocation.of(message), card));
  }

  @Override
  public MessageRef post(String channel, Card card, String name, boolean perhapsThere)
      throws PostFailedException, InterruptedException {
    return await(
            discordMessageClient.post(channel, CardRenderer.message(card), MessageNonce.of(name)))
        .ref();
  }

  /** An ephemeral message has no link, nor does a message in an unknown server. */
  @Override
  public Optional<URI> link(String workspace, MessageRef card) {
    MessageLocation messageLocation = MessageLocation.of(card);
    boolean linked =
        !messageLocation.isNowhere()
            && messageLocation.onlyFor().isEmpty()
            && MessageLocation.userOf(messageLocation.channel()).isEmpty()
            && GUILD.matcher(workspace).matches();
    return linked
        ? Optional.of(
            URI.create(
                String.join(
                    "/", LINKS, workspace, messageLocation.channel(), messageLocation.message())))
        : Optional.empty();
  }

  @Override
  public void tell(MessageRef card, ThreadMessage message)
      throws PostFailedException, InterruptedException {
    MessageLocation messageLocation = MessageLocation.of(card);
    if (!messageLocation.isNowhere() && messageLocation.onlyFor().isEmpty()) {
      MessageCreateData words = CardRenderer.message(message.text());
      await(cardThreads.post(messageLocation, words, MessageNonce.of(message.name())));
    }
  }

  /**
   * Shows {@code card} instead of the one at {@code messageLocation}, as soon as the throttle
   * allows.
   */
  CompletableFuture<Void> change(MessageLocation messageLocation, Card card) {
    return updates.show(messageLocation, card);
  }

  /** Records that a card was just shown there, so that its first update is throttled too. */
  void recordShown(MessageLocation messageLocation) {
    updates.rest(messageLocation);
  }

  @Override
  public void close() {
    updates.close();
  }

  /**
   * Returns the poster for the work that answers one event of a user.
   *
   * @param names nonces of the follow-up messages, not of the first response
   */
  MessagePoster poster(MessageLocation first, String user, MessageNonces names) {
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
      public void start(MessageRef message, String title) throws InterruptedException {
        beginThread(MessageLocation.of(message), title);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content)
          throws PostFailedException, InterruptedException {
        MessageLocation messageLocation = MessageLocation.of(message);
        boolean direct =
            messageLocation.isNowhere()
                || MessageLocation.userOf(messageLocation.channel()).isPresent();
        long maxBytes =
            direct
                ? Message.MAX_FILE_SIZE
                : discordMessageClient.largestFile(messageLocation.channel());
        if (content.length > maxBytes) {
          throw new PostFailedException(
              name + " is larger than the " + maxBytes + " bytes allowed here");
        }
        await(below(messageLocation, user, CardRenderer.attachment(name, content), names.next()));
      }
    };
  }

  private CompletableFuture<MessageLocation> below(
      MessageLocation card, String user, MessageCreateData data, MessageNonce name) {
    if (card.isNowhere()) {
      return discordMessageClient.post(MessageLocation.direct(user), data, name);
    }
    if (card.onlyFor().isEmpty()) {
      return cardThreads.post(card, data, name);
    }
    return valid(card)
        .map(
            interactionToken ->
                discordMessageClient
                    .followUp(interactionToken, data)
                    .thenApply(done -> MessageLocation.NOWHERE))
        .orElseGet(() -> discordMessageClient.post(MessageLocation.direct(user), data, name));
  }

  /** Starts a thread; where that is impossible, the failure is only logged. */
  private void beginThread(MessageLocation messageLocation, String title)
      throws InterruptedException {
    if (messageLocation.isNowhere() || messageLocation.onlyFor().isPresent()) {
      return;
    }
    try {
      await(cardThreads.start(messageLocation, title));
    } catch (PostFailedException noThread) {
      log.info(
          "no thread started channel={} reason={}",
          messageLocation.channel(),
          noThread.getMessage());
    }
  }

  private CompletableFuture<Void> make(MessageLocation messageLocation, Card card) {
    if (messageLocation.isNowhere()) {
      return CompletableFuture.completedFuture(null);
    }
    return valid(messageLocation)
        .map(
            interactionToken ->
                discordMessageClient.change(interactionToken, CardRenderer.update(card)))
        .orElseGet(() -> DiscordErrors.failed("the interaction's token has expired"))
        .exceptionallyCompose(
            failure ->
                DiscordErrors.reason(failure) == Reason.GONE
                    ? CompletableFuture.failedFuture(failure)
                    : updateWithoutToken(messageLocation, card))
        .exceptionallyCompose(
            failure -> CompletableFuture.failedFuture(DiscordErrors.toPostFailed(failure)));
  }

  private CompletableFuture<Void> updateWithoutToken(MessageLocation messageLocation, Card card) {
    return messageLocation.onlyFor().isPresent()
        ? discordMessageClient
            .post(
                MessageLocation.direct(messageLocation.onlyFor().get()),
                CardRenderer.message(card),
                MessageNonce.fresh())
            .thenAccept(posted -> {})
        : discordMessageClient.change(
            messageLocation.channel(), messageLocation.message(), CardRenderer.update(card));
  }

  private Optional<MessageLocation.InteractionToken> valid(MessageLocation messageLocation) {
    return messageLocation
        .interactionToken()
        .filter(interactionToken -> clock.instant().isBefore(interactionToken.until()));
  }

  private static <T> T await(CompletableFuture<T> future)
      throws PostFailedException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw DiscordErrors.toPostFailed(failed);
    }
  }
}
