package org.bounceback.chat.runtime;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.Responder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the bot's first answers, each in the ways of its event, then starts the work behind them.
 * The work is done also when its first answer could not be shown: a case is worth keeping even if
 * nobody hears of it at once.
 */
public final class ResponseDispatcher {
  private static final Logger log = LoggerFactory.getLogger(ResponseDispatcher.class);

  private final Executor working;

  /**
   * Delivers.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  public ResponseDispatcher(Executor working) {
    this.working = working;
  }

  /**
   * Delivers a turn; returns at once.
   *
   * @return completes when the first answer is shown or could not be, never with an exception
   */
  public CompletionStage<Void> deliver(BotResponse botResponse, Responder responder) {
    InitialResponse now = botResponse.now();
    if (now instanceof InitialResponse.ShowCard showCard) {
      return show(showCard.card(), showCard.visibility(), botResponse, responder);
    }
    if (now instanceof InitialResponse.FieldErrors wrong) {
      return show(wrong.card(), Visibility.PRIVATE, botResponse, responder);
    }
    if (now instanceof InitialResponse.OpenForm ask) {
      return reported(responder.ask(ask.form()));
    }
    if (now instanceof InitialResponse.AutocompleteChoices autocompleteChoices) {
      return reported(responder.propose(autocompleteChoices.choices()));
    }
    // Silence may have work behind it that finds something to say.
    work(botResponse, responder.posting(responder.asked()));
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Delivers a turn that a former process may have answered in part.
   *
   * @param answer where its first answer stands, if it does
   */
  public void deliverAgain(
      BotResponse botResponse, Responder responder, Optional<MessageRef> answer) {
    if (answer.isPresent() && botResponse.later().isPresent()) {
      work(botResponse, responder.posting(answer.get()));
    } else {
      CompletionStage<Void> unused = deliver(botResponse, responder);
    }
  }

  private CompletionStage<Void> show(
      Card card, Visibility visibility, BotResponse botResponse, Responder responder) {
    CompletionStage<MessageRef> shown = responder.show(card, visibility);
    return reported(
        reported(shown)
            .thenCompose(reported -> shown.exceptionally(failure -> responder.nowhere()))
            .thenAccept(first -> work(botResponse, responder.posting(first))));
  }

  /**
   * Starts the work of a turn whose first answer is shown. It holds a place among the workers,
   * which only its end gives back, so it is started here when the threads are full.
   */
  public void work(BotResponse botResponse, MessagePoster messagePoster) {
    botResponse.later().ifPresent(followUp -> start(followUp, messagePoster));
  }

  private void start(FollowUp followUp, MessagePoster messagePoster) {
    try {
      working.execute(() -> followUp.start(messagePoster));
    } catch (RejectedExecutionException full) {
      CompletionStage<Void> unused = followUp.start(messagePoster);
    }
  }

  private static CompletionStage<Void> reported(CompletionStage<?> shown) {
    return shown.handle(
        (done, failure) -> {
          if (failure != null) {
            log.warn("answer not shown", failure);
          }
          return null;
        });
  }
}
