package org.bounceback.slack;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.ResponseDispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the bot's answers to where events came from. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Messages messages;
  private final ResponseUrls responseUrls;
  private final CardBoard board;
  private final ResponseDispatcher responseDispatcher;

  /**
   * Answers by these.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  Answers(Messages messages, ResponseUrls responseUrls, CardBoard board, Executor working) {
    this.messages = messages;
    this.responseUrls = responseUrls;
    this.board = board;
    this.responseDispatcher = new ResponseDispatcher(working);
  }

  /** Delivers the turn that answers an event; returns at once. */
  void deliver(BotResponse botResponse, Heard heard) {
    CompletionStage<Void> unused =
        responseDispatcher.deliver(
            botResponse, ways(heard, PostNames.first(heard.inboundEvent().content())));
  }

  /** Delivers the turn that answers an event which a former process may have answered in part. */
  void deliverAgain(BotResponse botResponse, Heard heard, Optional<MessageRef> answer) {
    responseDispatcher.deliverAgain(
        botResponse, ways(heard, PostNames.again(heard.inboundEvent().content())), answer);
  }

  /** Shows the answer on the person's home page. */
  void home(BotResponse botResponse, Reach reach) {
    if (botResponse.now() instanceof InitialResponse.ShowCard showCard) {
      CompletionStage<?> unused =
          messages
              .publish(reach.user(), Views.home(showCard.card()))
              .whenComplete(
                  (done, failure) -> {
                    if (failure != null) {
                      log.warn(
                          "slack home not shown why={}", SlackCalls.reason(failure).getMessage());
                    }
                  });
    }
  }

  /** Starts the work of a turn whose first answer the acknowledgement shows. */
  void acknowledged(BotResponse botResponse, Spot first, Heard heard) {
    board.shown(first);
    var names = PostNames.first(heard.inboundEvent().content());
    responseDispatcher.work(botResponse, board.posting(first, heard.reach(), names));
  }

  private EventWays ways(Heard heard, PostNames names) {
    return new EventWays(messages, responseUrls, board, heard.reach(), names);
  }
}
