package org.bounceback.slack;

import com.slack.api.model.view.View;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.ResponseDispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the bot's responses to where events came from. */
final class SlackResponseDispatcher {
  private static final Logger log = LoggerFactory.getLogger(SlackResponseDispatcher.class);

  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final SlackCardPublisher cardPublisher;
  private final ResponseDispatcher responseDispatcher;

  /**
   * Responds with these clients.
   *
   * @param executor runs the work that follows initial responses; may reject tasks when full
   */
  SlackResponseDispatcher(
      SlackMessageClient slackMessageClient,
      ResponseUrls responseUrls,
      SlackCardPublisher cardPublisher,
      Executor executor) {
    this.slackMessageClient = slackMessageClient;
    this.responseUrls = responseUrls;
    this.cardPublisher = cardPublisher;
    this.responseDispatcher = new ResponseDispatcher(executor);
  }

  /** Delivers the response to an event; returns immediately. */
  void deliver(BotResponse botResponse, SlackEvent slackEvent) {
    CompletionStage<Void> unused =
        responseDispatcher.deliver(
            botResponse,
            responder(slackEvent, MessageKeys.first(slackEvent.inboundEvent().content())));
  }

  /** Delivers the response to an event that an earlier process may have partly answered. */
  void deliverAgain(BotResponse botResponse, SlackEvent slackEvent, Optional<MessageRef> answer) {
    responseDispatcher.deliverAgain(
        botResponse,
        responder(slackEvent, MessageKeys.repeated(slackEvent.inboundEvent().content())),
        answer);
  }

  /** Shows the response on the user's home tab. */
  void home(BotResponse botResponse, ReplyTarget replyTarget) {
    if (botResponse.now() instanceof InitialResponse.ShowHome home) {
      publish(ModalRenderer.home(home.page()), replyTarget);
    } else if (botResponse.now() instanceof InitialResponse.ShowCard showCard) {
      publish(ModalRenderer.home(showCard.card()), replyTarget);
    }
  }

  private void publish(View view, ReplyTarget replyTarget) {
    CompletionStage<?> unused =
        slackMessageClient
            .publish(replyTarget.user(), view)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    log.warn(
                        "slack home not shown reason={}",
                        RetryingSlackClient.reason(failure).getMessage());
                  }
                });
  }

  /** Starts the work of a response whose first card is in the acknowledgement. */
  void acknowledged(BotResponse botResponse, MessageLocation first, SlackEvent slackEvent) {
    cardPublisher.recordShown(first);
    var messageKeys = MessageKeys.first(slackEvent.inboundEvent().content());
    responseDispatcher.work(
        botResponse, cardPublisher.poster(first, slackEvent.replyTarget(), messageKeys));
  }

  private SlackResponder responder(SlackEvent slackEvent, MessageKeys messageKeys) {
    return new SlackResponder(
        slackMessageClient, responseUrls, cardPublisher, slackEvent.replyTarget(), messageKeys);
  }
}
