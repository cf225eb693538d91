package org.bounceback.slack;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Delivery;
import org.bounceback.chat.FirstAnswer;
import org.bounceback.chat.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the bot's answers to where events came from. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Messages messages;
  private final ResponseUrls responseUrls;
  private final CardBoard board;
  private final Delivery delivery;

  /**
   * Answers by these.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  Answers(Messages messages, ResponseUrls responseUrls, CardBoard board, Executor working) {
    this.messages = messages;
    this.responseUrls = responseUrls;
    this.board = board;
    this.delivery = new Delivery(working);
  }

  /** Delivers the turn that answers an event; returns at once. */
  void deliver(Turn turn, Heard heard) {
    CompletionStage<Void> unused =
        delivery.deliver(turn, ways(heard, PostNames.first(heard.inbound().content())));
  }

  /** Delivers the turn that answers an event which a former process may have answered in part. */
  void deliverAgain(Turn turn, Heard heard, Optional<MessageRef> answer) {
    delivery.deliverAgain(turn, ways(heard, PostNames.again(heard.inbound().content())), answer);
  }

  /** Shows the answer on the person's home page. */
  void home(Turn turn, Reach reach) {
    if (turn.now() instanceof FirstAnswer.Show show) {
      CompletionStage<?> unused =
          messages
              .publish(reach.user(), Views.home(show.card()))
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
  void acknowledged(Turn turn, Spot first, Heard heard) {
    board.shown(first);
    var names = PostNames.first(heard.inbound().content());
    delivery.work(turn, board.posting(first, heard.reach(), names));
  }

  private EventWays ways(Heard heard, PostNames names) {
    return new EventWays(messages, responseUrls, board, heard.reach(), names);
  }
}
