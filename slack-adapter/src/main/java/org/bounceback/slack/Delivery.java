package org.bounceback.slack;

import com.slack.api.model.view.View;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardWords;
import org.bounceback.chat.FirstAnswer;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the bot's first answer where the event allows, then starts the work behind it. Where the
 * channel is closed to the bot, the person alone is answered, so that nobody waits in vain.
 */
final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);
  private static final String WHOLE = "everything.txt";
  private static final Spot NOWHERE = new Spot.Nowhere();

  private final Messages messages;
  private final ResponseUrls responseUrls;
  private final CardBoard board;
  private final Executor working;

  /**
   * Delivers by these.
   *
   * @param working starts the work behind first answers; may refuse when full
   */
  Delivery(Messages messages, ResponseUrls responseUrls, CardBoard board, Executor working) {
    this.messages = messages;
    this.responseUrls = responseUrls;
    this.board = board;
    this.working = working;
  }

  /** Delivers the turn that answers an event; returns at once. */
  void deliver(Turn turn, Heard heard) {
    deliver(turn, heard.reach(), PostNames.first(heard.inbound().content()));
  }

  /** Delivers the turn that answers an event which a former process may have answered in part. */
  void deliverAgain(Turn turn, Heard heard, Optional<MessageRef> answer) {
    var names = PostNames.again(heard.inbound().content());
    if (answer.isPresent() && turn.later().isPresent()) {
      names.next();
      work(turn, Spot.of(answer.get()), heard.reach(), names);
    } else {
      deliver(turn, heard.reach(), names);
    }
  }

  private void deliver(Turn turn, Reach reach, PostNames names) {
    FirstAnswer now = turn.now();
    if (now instanceof FirstAnswer.Show show) {
      CompletableFuture<Spot> shown = show(show.card(), show.audience(), reach, names.next());
      report(shown);
      report(
          shown
              .exceptionally(failure -> NOWHERE)
              .thenAccept(first -> work(turn, first, reach, names)));
    } else if (now instanceof FirstAnswer.AskForm ask) {
      report(open(Views.form(ask.form(), Origin.of(reach)), reach));
    } else if (now instanceof FirstAnswer.Quiet && reach.thread().isPresent()) {
      work(turn, new Spot.Standing(reach.channel(), reach.thread().get()), reach, names);
    }
  }

  /** Shows the answer on the person's home page. */
  void home(Turn turn, Reach reach) {
    if (turn.now() instanceof FirstAnswer.Show show) {
      report(messages.publish(reach.user(), Views.home(show.card())));
    }
  }

  /** Starts the work of a turn whose first answer the acknowledgement shows. */
  void acknowledged(Turn turn, Spot first, Heard heard) {
    board.shown(first);
    work(turn, first, heard.reach(), PostNames.first(heard.inbound().content()));
  }

  private void work(Turn turn, Spot first, Reach reach, PostNames names) {
    turn.later()
        .ifPresent(work -> working.execute(() -> work.start(board.posting(first, reach, names))));
  }

  private CompletableFuture<Spot> show(Card card, Audience audience, Reach reach, PostName name) {
    return switch (audience) {
      case PRIVATE -> whisper(card, reach, name);
      case PUBLIC -> tellAll(card, reach, name);
      case IN_PLACE -> replace(card, reach, name);
      case ASIDE -> aside(card, reach);
    };
  }

  private CompletableFuture<Spot> whisper(Card card, Reach reach, PostName name) {
    if (reach.responseUrl().isPresent()) {
      return nowhere(responseUrls.whisper(reach.responseUrl().get(), card));
    }
    if (reach.isDirect()) {
      return post(card, reach, name);
    }
    return orDirectly(
        nowhere(messages.whisper(reach.channel(), reach.thread(), reach.user(), card)),
        card,
        reach,
        name);
  }

  private CompletableFuture<Spot> tellAll(Card card, Reach reach, PostName name) {
    Optional<URI> shared =
        reach.responseUrl().filter(url -> reach.pressed().orElse(NOWHERE) instanceof Spot.Fleeting);
    return shared.isPresent()
        ? share(card, shared.get(), reach, name)
        : orDirectly(post(card, reach, name), card, reach, name);
  }

  /** A private card that is shown to all goes away; its URL also reaches channels closed to us. */
  private CompletableFuture<Spot> share(Card card, URI url, Reach reach, PostName name) {
    return post(card, reach, name)
        .exceptionallyCompose(closed -> nowhere(responseUrls.tellAll(url, card)))
        .thenCompose(spot -> responseUrls.delete(url).handle((nothing, failure) -> spot));
  }

  private CompletableFuture<Spot> replace(Card card, Reach reach, PostName name) {
    Optional<Spot> pressed = reach.pressed();
    if (pressed.isEmpty()) {
      return post(card, reach, name);
    }
    Spot spot = pressed.get();
    return board.change(spot, card).thenApply(nothing -> spot);
  }

  /** What does not fit a window either hangs under the card as a file. */
  private CompletableFuture<Spot> aside(Card card, Reach reach) {
    if (!CardRenderer.fitsWindow(card)
        && reach.pressed().orElse(NOWHERE) instanceof Spot.Standing standing) {
      byte[] whole = CardWords.of(card).getBytes(StandardCharsets.UTF_8);
      String thread = CardBoard.threadOf(standing, reach);
      report(messages.attach(standing.channel(), thread, WHOLE, whole));
    }
    return nowhere(open(Views.reading(card), reach));
  }

  private CompletableFuture<Spot> post(Card card, Reach reach, PostName name) {
    return messages
        .post(reach.channel(), reach.thread(), card, name)
        .whenComplete(
            (spot, failure) -> {
              if (spot != null) {
                board.shown(spot);
              }
            });
  }

  private CompletableFuture<Spot> orDirectly(
      CompletableFuture<Spot> shown, Card card, Reach reach, PostName name) {
    return shown.exceptionallyCompose(
        failure ->
            SlackCalls.reason(failure).isClosedToUs()
                ? post(card, reach.directly(), name)
                : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> open(View view, Reach reach) {
    return reach
        .trigger()
        .map(trigger -> messages.open(trigger, view))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new SlackRefused("views.open", "no_trigger", "no window can be opened here")));
  }

  private static CompletableFuture<Spot> nowhere(CompletableFuture<Void> shown) {
    return shown.thenApply(nothing -> NOWHERE);
  }

  private static void report(CompletionStage<?> shown) {
    shown.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.warn("slack answer not shown why={}", SlackCalls.reason(failure).getMessage());
          }
        });
  }
}
