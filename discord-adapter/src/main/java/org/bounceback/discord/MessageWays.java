package org.bounceback.discord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.Message;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Form;
import org.bounceback.chat.Posting;
import org.bounceback.chat.Ways;

/** The ways in which a message can be answered: below it, or in the direct conversation. */
final class MessageWays implements Ways {
  private final Message message;
  private final Messages messages;
  private final CardBoard board;

  MessageWays(Message message, Messages messages, CardBoard board) {
    this.message = message;
    this.messages = messages;
    this.board = board;
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Audience audience) {
    CompletableFuture<Spot> shown =
        switch (audience) {
          case PRIVATE, ASIDE -> directly(card);
          case PUBLIC, IN_PLACE -> below(card);
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
  public Posting posting(MessageRef first) {
    return board.posting(Spot.of(first), message.getAuthor().getId());
  }

  /** Somebody who takes no direct messages is answered where the question was. */
  private CompletableFuture<Spot> directly(Card card) {
    return messages
        .post(Spot.direct(message.getAuthor().getId()), CardRenderer.message(card))
        .exceptionallyCompose(closed -> below(card));
  }

  /** Somebody who asked in a channel that is closed to the bot is told so directly. */
  private CompletableFuture<Spot> below(Card card) {
    String user = message.getAuthor().getId();
    String channel = message.isFromGuild() ? message.getChannelId() : Spot.direct(user);
    return messages
        .reply(channel, message.getId(), CardRenderer.message(card))
        .exceptionallyCompose(
            closed -> messages.post(Spot.direct(user), CardRenderer.message(card)));
  }
}
