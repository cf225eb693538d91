package org.bounceback.slack;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.ResponseDispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the bot's answers to where events came from. */
final class SlackResponseDispatcher {
  private static final Logger log = LoggerFactory.getLogger(SlackResponseDispatcher.class);

  private final SlackMessageClient slackMessageClient;
  private final ResponseUrls responseUrls;
  private final SlackCardPublisher board;
  private final ResponseDispatcher responseDispatcher;

  /**
   * Answers by these.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  SlackResponseDispatcher(
      SlackMessageClient slackMessageClient,
      ResponseUrls responseUrls,
      SlackCardPublisher board,
      Executor working) {
    this.slackMessageClient = slackMessageClient;
    this.responseUrls = responseUrls;
    this.board = board;
    this.responseDispatcher = new ResponseDispatcher(working);
  }

  /** Delivers the turn that answers an event; returns at once. */
  void deliver(BotResponse botResponse, SlackEvent slackEvent) {
    CompletionStage<Void> unused =
        responseDispatcher.deliver(
            botResponse, ways(slackEvent, MessageKeys.first(slackEvent.inboundEvent().content())));
  }

  /** Delivers the turn that answers an event which a former process may have answered in part. */
  void deliverAgain(BotResponse botResponse, SlackEvent slackEvent, Optional<MessageRef> answer) {
    responseDispatcher.deliverAgain(
        botResponse,
        ways(slackEvent, MessageKeys.again(slackEvent.inboundEvent().content())),
        answer);
  }

  /** Shows the answer on the person's home page. */
  void home(BotResponse botResponse, ReplyTarget replyTarget) {
    if (botResponse.now() instanceof InitialResponse.ShowCard showCard) {
      CompletionStage<?> unused =
          slackMessageClient
              .publish(replyTarget.user(), ModalRenderer.home(showCard.card()))
              .whenComplete(
                  (done, failure) -> {
                    if (failure != null) {
                      log.warn(
                          "slack home not shown why={}",
                          RetryingSlackClient.reason(failure).getMessage());
                    }
                  });
    }
  }

  /** Starts the work of a turn whose first answer the acknowledgement shows. */
  void acknowledged(BotResponse botResponse, MessageLocation first, SlackEvent slackEvent) {
    board.shown(first);
    var names = MessageKeys.first(slackEvent.inboundEvent().content());
    responseDispatcher.work(botResponse, board.posting(first, slackEvent.replyTarget(), names));
  }

  private SlackResponder ways(SlackEvent slackEvent, MessageKeys names) {
    return new SlackResponder(
        slackMessageClient, responseUrls, board, slackEvent.replyTarget(), names);
  }
}
