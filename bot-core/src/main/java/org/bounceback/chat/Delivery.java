package org.bounceback.chat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.FirstAnswer.Audience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the bot's first answers, each in the ways of its event, then starts the work behind them.
 * The work is done also when its first answer could not be shown: a case is worth keeping even if
 * nobody hears of it at once.
 */
public final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private final Executor working;

  /**
   * Delivers.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  public Delivery(Executor working) {
    this.working = working;
  }

  /**
   * Delivers a turn; returns at once.
   *
   * @return completes when the first answer is shown or could not be, never with an exception
   */
  public CompletionStage<Void> deliver(Turn turn, Ways ways) {
    FirstAnswer now = turn.now();
    if (now instanceof FirstAnswer.Show show) {
      return show(show.card(), show.audience(), turn, ways);
    }
    if (now instanceof FirstAnswer.FieldErrors wrong) {
      return show(wrong.card(), Audience.PRIVATE, turn, ways);
    }
    if (now instanceof FirstAnswer.AskForm ask) {
      return reported(ways.ask(ask.form()));
    }
    if (now instanceof FirstAnswer.Choices choices) {
      return reported(ways.propose(choices.choices()));
    }
    // Silence may have work behind it that finds something to say.
    work(turn, ways.posting(ways.asked()));
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Delivers a turn that a former process may have answered in part.
   *
   * @param answer where its first answer stands, if it does
   */
  public void deliverAgain(Turn turn, Ways ways, Optional<MessageRef> answer) {
    if (answer.isPresent() && turn.later().isPresent()) {
      work(turn, ways.posting(answer.get()));
    } else {
      CompletionStage<Void> unused = deliver(turn, ways);
    }
  }

  private CompletionStage<Void> show(Card card, Audience audience, Turn turn, Ways ways) {
    CompletionStage<MessageRef> shown = ways.show(card, audience);
    return reported(
        reported(shown)
            .thenCompose(reported -> shown.exceptionally(failure -> ways.nowhere()))
            .thenAccept(first -> work(turn, ways.posting(first))));
  }

  /**
   * Starts the work of a turn whose first answer is shown. It holds a place among the workers,
   * which only its end gives back, so it is started here when the threads are full.
   */
  public void work(Turn turn, Posting posting) {
    turn.later().ifPresent(work -> start(work, posting));
  }

  private void start(Work work, Posting posting) {
    try {
      working.execute(() -> work.start(posting));
    } catch (RejectedExecutionException full) {
      CompletionStage<Void> unused = work.start(posting);
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
