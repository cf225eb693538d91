package org.bounceback.discord;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.chat.Card;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
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
record MessageResponder(
    String channel,
    Optional<String> question,
    String user,
    MessageNonces names,
    DiscordMessageClient discordMessageClient,
    DiscordCardPublisher board)
    implements Responder {

  /** The ways to answer a message. */
  static MessageResponder of(
      InboundEvent inboundEvent,
      String question,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher board) {
    return of(inboundEvent, Optional.of(question), discordMessageClient, board);
  }

  /** The ways to answer an event of a former process. */
  static MessageResponder of(
      InboundEvent inboundEvent,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher board) {
    return of(inboundEvent, Optional.empty(), discordMessageClient, board);
  }

  private static MessageResponder of(
      InboundEvent inboundEvent,
      Optional<String> question,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher board) {
    return new MessageResponder(
        inboundEvent.chatLocation().channel(),
        question,
        inboundEvent.chatUser().id(),
        new MessageNonces(inboundEvent.content()),
        discordMessageClient,
        board);
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<MessageLocation> shown =
        switch (visibility) {
          case PRIVATE, ASIDE -> directly(card);
          case PUBLIC, IN_PLACE -> below(card).exceptionallyCompose(closed -> directly(card));
        };
    return shown.thenApply(
        messageLocation -> {
          board.shown(messageLocation);
          return messageLocation.ref();
        });
  }

  @Override
  public CompletableFuture<?> ask(Form form) {
    return DiscordErrors.because("a message cannot be answered by a window");
  }

  @Override
  public CompletableFuture<?> propose(List<Form.Choice> choices) {
    return DiscordErrors.because("nothing is proposed for a message");
  }

  @Override
  public MessageRef nowhere() {
    return MessageLocation.NOWHERE.ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return board.posting(MessageLocation.of(first), user, names);
  }

  private CompletableFuture<MessageLocation> directly(Card card) {
    return discordMessageClient.post(
        MessageLocation.direct(user), CardRenderer.message(card), names.first("directly"));
  }

  private CompletableFuture<MessageLocation> below(Card card) {
    MessageCreateData data = CardRenderer.message(card);
    MessageNonce name = names.first("below");
    return question
        .map(message -> discordMessageClient.reply(channel, message, data, name))
        .orElseGet(() -> discordMessageClient.post(channel, data, name));
  }
}
