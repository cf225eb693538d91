package org.bounceback.slack;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.runtime.CardUpdateThrottle;
import org.bounceback.chat.runtime.DelayedTaskRunner;

/**
 * Posts and updates cards. Updates of one card are throttled, and the newest state is sent last.
 * When an ephemeral card can no longer be changed, a new message replaces it, so that the user
 * still gets the update.
 */
final class SlackCardPublisher implements CardPublisher, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final Locale language;
  private final CardUpdateThrottle<MessageLocation> updates;

  SlackCardPublisher(
      SlackMessageClient slackMessageClient,
      ResponseUrls responseUrls,
      DelayedTaskRunner delayedTaskRunner,
      Duration minInterval,
      Locale language) {
    this.slackMessageClient = slackMessageClient;
    this.responseUrls = responseUrls;
    this.language = language;
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
    MessageKey named = MessageKey.of(name, perhapsThere);
    return await(slackMessageClient.post(channel, Optional.empty(), card, named)).ref();
  }

  /** An ephemeral message has no permalink. */
  @Override
  public Optional<URI> link(String workspace, MessageRef card)
      throws PostFailedException, InterruptedException {
    if (!(MessageLocation.of(card) instanceof MessageLocation.ChannelMessage channelMessage)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          await(
              slackMessageClient
                  .permalink(channelMessage)
                  .orTimeout(TIMEOUT.toMillis(), MILLISECONDS)));
    } catch (IllegalArgumentException noPermalink) {
      throw new PostFailedException("Slack returned no permalink of the message", noPermalink);
    }
  }

  @Override
  public void tell(MessageRef card, ThreadMessage message)
      throws PostFailedException, InterruptedException {
    if (MessageLocation.of(card) instanceof MessageLocation.ChannelMessage channelMessage) {
      Optional<String> thread = Optional.of(message.thread().orElse(channelMessage.ts()));
      var key = MessageKey.of(message.name(), message.perhapsThere());
      CompletableFuture<Void> posted =
          slackMessageClient
              .post(channelMessage.channel(), thread, message.text(), key)
              .thenApply(nothing -> null);
      await(posted);
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

  /** Returns the poster for the work that answers one event. */
  MessagePoster poster(MessageLocation first, ReplyTarget replyTarget, MessageKeys messageKeys) {
    return new MessagePoster() {
      @Override
      public MessageRef first() {
        return first.ref();
      }

      @Override
      public MessageRef post(Card card) throws PostFailedException, InterruptedException {
        return await(postBelow(first, replyTarget, card, messageKeys.next())).ref();
      }

      @Override
      public void edit(MessageRef message, Card card)
          throws PostFailedException, InterruptedException {
        show(message, card);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content)
          throws PostFailedException, InterruptedException {
        if (MessageLocation.of(message) instanceof MessageLocation.ChannelMessage channelMessage) {
          String thread = threadOf(channelMessage, replyTarget);
          await(slackMessageClient.attach(channelMessage.channel(), thread, name, content));
        }
      }
    };
  }

  private CompletableFuture<MessageLocation> postBelow(
      MessageLocation first, ReplyTarget replyTarget, Card card, MessageKey name) {
    if (first instanceof MessageLocation.ChannelMessage channelMessage) {
      return slackMessageClient.post(
          channelMessage.channel(), Optional.of(threadOf(channelMessage, replyTarget)), card, name);
    }
    return first instanceof MessageLocation.EphemeralMessage ephemeralMessage
        ? responseUrls
            .postEphemeral(ephemeralMessage.responseUrl(), card)
            .thenApply(nothing -> new MessageLocation.NoMessage())
        : slackMessageClient.post(replyTarget.user(), Optional.empty(), card, name);
  }

  /** Returns the message that starts the thread of {@code message}. */
  static String threadOf(MessageLocation.ChannelMessage message, ReplyTarget replyTarget) {
    boolean here = message.channel().equals(replyTarget.channel());
    return here ? replyTarget.thread().orElse(message.ts()) : message.ts();
  }

  private CompletableFuture<Void> make(MessageLocation messageLocation, Card card) {
    if (messageLocation instanceof MessageLocation.ChannelMessage channelMessage) {
      return slackMessageClient
          .update(channelMessage, card)
          .exceptionallyCompose(
              failure ->
                  CompletableFuture.failedFuture(
                      RetryingSlackClient.reason(failure).toPostFailed()));
    }
    if (messageLocation instanceof MessageLocation.EphemeralMessage ephemeralMessage) {
      return responseUrls
          .replace(ephemeralMessage.responseUrl(), card)
          .exceptionallyCompose(
              expired ->
                  slackMessageClient
                      .post(ephemeralMessage.user(), Optional.empty(), card)
                      .thenAccept(posted -> {}));
    }
    return CompletableFuture.completedFuture(null);
  }

  private static <T> T await(CompletableFuture<T> future)
      throws PostFailedException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof PostFailedException known
          ? known
          : RetryingSlackClient.reason(failed).toPostFailed();
    }
  }
}
