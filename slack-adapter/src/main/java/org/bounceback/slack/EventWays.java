package org.bounceback.slack;

import com.slack.api.model.view.View;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.Responder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways in which one event can be answered. Where the channel is closed to the bot, the person
 * alone is answered, so that nobody waits in vain.
 */
final class EventWays implements Responder {
  private static final Logger log = LoggerFactory.getLogger(EventWays.class);
  private static final String WHOLE = "everything.txt";
  private static final Spot NOWHERE = new Spot.Nowhere();

  private final Messages messages;
  private final ResponseUrls responseUrls;
  private final CardBoard board;
  private final Reach reach;
  private final PostNames names;

  EventWays(
      Messages messages, ResponseUrls responseUrls, CardBoard board, Reach reach, PostNames names) {
    this.messages = messages;
    this.responseUrls = responseUrls;
    this.board = board;
    this.reach = reach;
    this.names = names;
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<Spot> shown =
        switch (visibility) {
          case PRIVATE -> whisper(card);
          case PUBLIC -> tellAll(card);
          case IN_PLACE -> replace(card);
          case ASIDE -> aside(card);
        };
    return shown.thenApply(Spot::ref);
  }

  @Override
  public CompletionStage<?> ask(Form form) {
    return open(Views.form(form, Origin.of(reach)));
  }

  /** Slack proposes nothing while a command is typed. */
  @Override
  public CompletionStage<?> propose(List<Form.Choice> choices) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public MessageRef nowhere() {
    return NOWHERE.ref();
  }

  @Override
  public MessageRef asked() {
    return reach
        .thread()
        .<Spot>map(thread -> new Spot.Standing(reach.channel(), thread))
        .orElse(NOWHERE)
        .ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return board.posting(Spot.of(first), reach, names);
  }

  private CompletableFuture<Spot> whisper(Card card) {
    if (reach.responseUrl().isPresent()) {
      return nowhere(responseUrls.whisper(reach.responseUrl().get(), card));
    }
    if (reach.isDirect()) {
      return post(card, reach);
    }
    return orDirectly(
        nowhere(messages.whisper(reach.channel(), reach.thread(), reach.user(), card)), card);
  }

  private CompletableFuture<Spot> tellAll(Card card) {
    Optional<URI> shared =
        reach.responseUrl().filter(url -> reach.pressed().orElse(NOWHERE) instanceof Spot.Fleeting);
    return shared.isPresent() ? share(card, shared.get()) : orDirectly(post(card, reach), card);
  }

  /** A private card that is shown to all goes away; its URL also reaches channels closed to us. */
  private CompletableFuture<Spot> share(Card card, URI url) {
    return post(card, reach)
        .exceptionallyCompose(closed -> nowhere(responseUrls.tellAll(url, card)))
        .thenCompose(spot -> responseUrls.delete(url).handle((nothing, failure) -> spot));
  }

  private CompletableFuture<Spot> replace(Card card) {
    Optional<Spot> pressed = reach.pressed().filter(spot -> !(spot instanceof Spot.Window));
    if (pressed.isEmpty()) {
      return post(card, reach);
    }
    Spot spot = pressed.get();
    return board.change(spot, card).thenApply(nothing -> spot);
  }

  /** What does not fit a window either hangs under the card as a file. */
  private CompletableFuture<Spot> aside(Card card) {
    CompletableFuture<Spot> opened = nowhere(open(Views.reading(card, Origin.of(reach))));
    return !CardRenderer.fitsWindow(card)
            && reach.pressed().orElse(NOWHERE) instanceof Spot.Standing standing
        ? opened.thenCombine(attached(card, standing), (spot, file) -> spot)
        : opened;
  }

  private CompletableFuture<Void> attached(Card card, Spot.Standing standing) {
    byte[] whole = CardTextRenderer.of(card).getBytes(StandardCharsets.UTF_8);
    String thread = CardBoard.threadOf(standing, reach);
    return messages
        .attach(standing.channel(), thread, WHOLE, whole)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                log.warn("slack file not shown why={}", SlackCalls.reason(failure).getMessage());
              }
              return null;
            });
  }

  private CompletableFuture<Spot> post(Card card, Reach where) {
    return messages
        .post(where.channel(), where.thread(), card, names.answer())
        .whenComplete(
            (spot, failure) -> {
              if (spot != null) {
                board.shown(spot);
              }
            });
  }

  private CompletableFuture<Spot> orDirectly(CompletableFuture<Spot> shown, Card card) {
    return shown.exceptionallyCompose(
        failure ->
            SlackCalls.reason(failure).isClosedToUs()
                ? post(card, reach.directly())
                : CompletableFuture.failedFuture(failure));
  }

  private CompletableFuture<Void> open(View view) {
    if (reach.pressed().orElse(NOWHERE) instanceof Spot.Window window) {
      return messages.change(window, view);
    }
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
}
