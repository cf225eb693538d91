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
 * Shows initial responses through the responders of their events, then starts the work that
 * follows. The work runs even if the initial response could not be shown, so that its case is
 * stored.
 */
public final class ResponseDispatcher {
  private static final Logger log = LoggerFactory.getLogger(ResponseDispatcher.class);

  private final Executor working;

  /**
   * Creates a dispatcher.
   *
   * @param working starts the work that follows initial responses; may reject work if it is full
   */
  public ResponseDispatcher(Executor working) {
    this.working = working;
  }

  /**
   * Delivers a response. Returns at once.
   *
   * @return completes when the initial response is shown or has failed, never with an exception
   */
  public CompletionStage<Void> deliver(BotResponse botResponse, Responder responder) {
    InitialResponse now = botResponse.now();
    if (now instanceof InitialResponse.ShowCard showCard) {
      return show(showCard.card(), showCard.visibility(), botResponse, responder);
    }
    if (now instanceof InitialResponse.FieldErrors wrong) {
      return show(wrong.card(), Visibility.PRIVATE, botResponse, responder);
    }
    if (now instanceof InitialResponse.CloseForm close) {
      return show(close.otherwise(), Visibility.PRIVATE, botResponse, responder);
    }
    if (now instanceof InitialResponse.OpenForm ask) {
      return reported(responder.ask(ask.form()));
    }
    if (now instanceof InitialResponse.AutocompleteChoices autocompleteChoices) {
      return reported(responder.propose(autocompleteChoices.choices()));
    }
    // Work without an initial response may still post a reply.
    work(botResponse, responder.posting(responder.asked()));
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Delivers the response to an event that an earlier process may have partly answered.
   *
   * @param answer the location of its initial response, if known
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
    boolean isFinal = visibility == Visibility.IN_PLACE && botResponse.later().isEmpty();
    CompletionStage<MessageRef> shown =
        isFinal ? responder.replace(card) : responder.show(card, visibility);
    return reported(
        reported(shown)
            .thenCompose(reported -> shown.exceptionally(failure -> responder.nowhere()))
            .thenAccept(first -> work(botResponse, responder.posting(first))));
  }

  /**
   * Starts the work that follows a shown initial response. The work holds a worker permit until it
   * ends, so it starts on this thread if the executor is full.
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
            log.warn("initial response not shown", failure);
          }
          return null;
        });
  }
}
