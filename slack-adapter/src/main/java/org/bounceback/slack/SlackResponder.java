package org.bounceback.slack;

import com.slack.api.model.view.View;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.Responder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Responds to one event. If the bot cannot post in the channel, the user gets a direct message
 * instead.
 */
final class SlackResponder implements Responder {
  private static final Logger log = LoggerFactory.getLogger(SlackResponder.class);
  private static final String FILE_NAME = "everything.txt";
  private static final MessageLocation NO_MESSAGE = new MessageLocation.NoMessage();

  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final SlackCardPublisher cardPublisher;
  private final ReplyTarget replyTarget;
  private final MessageKeys messageKeys;

  SlackResponder(
      SlackMessageClient slackMessageClient,
      ResponseUrls responseUrls,
      SlackCardPublisher cardPublisher,
      ReplyTarget replyTarget,
      MessageKeys messageKeys) {
    this.slackMessageClient = slackMessageClient;
    this.responseUrls = responseUrls;
    this.cardPublisher = cardPublisher;
    this.replyTarget = replyTarget;
    this.messageKeys = messageKeys;
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<MessageLocation> shown =
        switch (visibility) {
          case PRIVATE -> showPrivately(card);
          case PUBLIC -> showPublicly(card);
          case IN_PLACE -> replaceMessage(card);
          case ASIDE -> openModal(card);
        };
    return shown.thenApply(MessageLocation::ref);
  }

  /** Replaces a card in a modal there. It could not be updated later, when the modal is closed. */
  @Override
  public CompletionStage<MessageRef> replace(Card card) {
    return replyTarget.clicked().orElse(NO_MESSAGE) instanceof MessageLocation.ModalView
        ? nowhere(open(ModalRenderer.readOnly(card, ModalMetadata.of(replyTarget))))
            .thenApply(MessageLocation::ref)
        : show(card, Visibility.IN_PLACE);
  }

  @Override
  public CompletionStage<?> ask(Form form) {
    return open(ModalRenderer.form(form, ModalMetadata.of(replyTarget)));
  }

  /** Does nothing: Slack has no autocomplete for commands. */
  @Override
  public CompletionStage<?> propose(List<Form.Choice> choices) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public MessageRef nowhere() {
    return NO_MESSAGE.ref();
  }

  @Override
  public MessageRef asked() {
    return replyTarget
        .thread()
        .<MessageLocation>map(
            thread -> new MessageLocation.ChannelMessage(replyTarget.channel(), thread))
        .orElse(NO_MESSAGE)
        .ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return cardPublisher.poster(MessageLocation.of(first), replyTarget, messageKeys);
  }

  private CompletableFuture<MessageLocation> showPrivately(Card card) {
    if (replyTarget.responseUrl().isPresent()) {
      return nowhere(responseUrls.postEphemeral(replyTarget.responseUrl().get(), card));
    }
    if (replyTarget.isDirect()) {
      return post(card, replyTarget);
    }
    return orDirectMessage(
        nowhere(
            slackMessageClient.postEphemeral(
                replyTarget.channel(), replyTarget.thread(), replyTarget.user(), card)),
        card);
  }

  private CompletableFuture<MessageLocation> showPublicly(Card card) {
    Optional<URI> shared = replyTarget.privateCard();
    return shared.isPresent()
        ? share(card, shared.get())
        : orDirectMessage(post(card, replyTarget), card);
  }

  /**
   * Deletes a private card that is shared; the response URL also works in channels that the bot
   * cannot post in.
   */
  private CompletableFuture<MessageLocation> share(Card card, URI url) {
    return post(card, replyTarget)
        .exceptionallyCompose(closed -> nowhere(responseUrls.postPublic(url, card)))
        .thenCompose(
            messageLocation ->
                responseUrls.delete(url).handle((nothing, failure) -> messageLocation));
  }

  private CompletableFuture<MessageLocation> replaceMessage(Card card) {
    Optional<MessageLocation> pressed =
        replyTarget
            .clicked()
            .filter(messageLocation -> !(messageLocation instanceof MessageLocation.ModalView));
    if (pressed.isEmpty()) {
      return post(card, replyTarget);
    }
    MessageLocation messageLocation = pressed.get();
    return cardPublisher.change(messageLocation, card).thenApply(nothing -> messageLocation);
  }

  /** Attaches the card as a file as well if it does not fit a modal. */
  private CompletableFuture<MessageLocation> openModal(Card card) {
    CompletableFuture<MessageLocation> opened =
        nowhere(open(ModalRenderer.readOnly(card, ModalMetadata.of(replyTarget))));
    return !CardRenderer.fitsWindow(card)
            && replyTarget.clicked().orElse(NO_MESSAGE)
                instanceof MessageLocation.ChannelMessage channelMessage
        ? opened.thenCombine(
            attached(card, channelMessage), (messageLocation, file) -> messageLocation)
        : opened;
  }

  private CompletableFuture<Void> attached(
      Card card, MessageLocation.ChannelMessage channelMessage) {
    byte[] whole = CardTextRenderer.of(card).getBytes(StandardCharsets.UTF_8);
    String thread = SlackCardPublisher.threadOf(channelMessage, replyTarget);
    return slackMessageClient
        .attach(channelMessage.channel(), thread, FILE_NAME, whole)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                log.warn(
                    "slack file not shown reason={}",
                    RetryingSlackClient.reason(failure).getMessage());
              }
              return null;
            });
  }

  private CompletableFuture<MessageLocation> post(Card card, ReplyTarget where) {
    return slackMessageClient
        .post(where.channel(), where.thread(), card, messageKeys.initial())
        .whenComplete(
            (messageLocation, failure) -> {
              if (messageLocation != null) {
                cardPublisher.recordShown(messageLocation);
              }
            });
  }

  private CompletableFuture<MessageLocation> orDirectMessage(
      CompletableFuture<MessageLocation> shown, Card card) {
    return shown.exceptionallyCompose(
        failure ->
            RetryingSlackClient.reason(failure).reason() == Reason.CHANNEL_CLOSED
                ? post(card, replyTarget.toDirectMessage())
                : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> open(View view) {
    if (replyTarget.clicked().orElse(NO_MESSAGE) instanceof MessageLocation.ModalView modalView) {
      return slackMessageClient.change(modalView, view);
    }
    return replyTarget
        .trigger()
        .map(trigger -> slackMessageClient.open(trigger, view))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new SlackCallException(
                        "views.open", "no_trigger", "no window can be opened here")));
  }

  private static CompletableFuture<MessageLocation> nowhere(CompletableFuture<Void> shown) {
    return shown.thenApply(nothing -> NO_MESSAGE);
  }
}
