package org.bounceback.discord;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.Responder;

/**
 * The ways in which a message can be answered: below it, or in the direct conversation. What an
 * interaction of a former process left undone is answered like this too.
 *
 * @param channel where the question was
 * @param question the message with the question; empty where there is none any more
 * @param user who asked
 * @param names what is posted
 */
record MessageWays(
    String channel,
    Optional<String> question,
    String user,
    MessageNames names,
    Messages messages,
    CardBoard board)
    implements Responder {

  /** The ways to answer a message. */
  static MessageWays of(
      InboundEvent inboundEvent, String question, Messages messages, CardBoard board) {
    return of(inboundEvent, Optional.of(question), messages, board);
  }

  /** The ways to answer an event of a former process. */
  static MessageWays of(InboundEvent inboundEvent, Messages messages, CardBoard board) {
    return of(inboundEvent, Optional.empty(), messages, board);
  }

  private static MessageWays of(
      InboundEvent inboundEvent, Optional<String> question, Messages messages, CardBoard board) {
    return new MessageWays(
        inboundEvent.chatLocation().channel(),
        question,
        inboundEvent.chatUser().id(),
        new MessageNames(inboundEvent.content()),
        messages,
        board);
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<Spot> shown =
        switch (visibility) {
          case PRIVATE, ASIDE -> directly(card);
          case PUBLIC, IN_PLACE -> below(card).exceptionallyCompose(closed -> directly(card));
        };
    return shown.thenApply(
        spot -> {
          board.shown(spot);
          return spot.ref();
        });
  }

  @Override
  public CompletableFuture<?> ask(Form form) {
    return Refusals.because("a message cannot be answered by a window");
  }

  @Override
  public CompletableFuture<?> propose(List<Form.Choice> choices) {
    return Refusals.because("nothing is proposed for a message");
  }

  @Override
  public MessageRef nowhere() {
    return Spot.NOWHERE.ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return board.posting(Spot.of(first), user, names);
  }

  private CompletableFuture<Spot> directly(Card card) {
    return messages.post(Spot.direct(user), CardRenderer.message(card), names.first("directly"));
  }

  private CompletableFuture<Spot> below(Card card) {
    MessageCreateData data = CardRenderer.message(card);
    MessageName name = names.first("below");
    return question
        .map(message -> messages.reply(channel, message, data, name))
        .orElseGet(() -> messages.post(channel, data, name));
  }
}
