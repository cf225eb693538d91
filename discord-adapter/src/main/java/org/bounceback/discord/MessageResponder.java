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
 * Responds to a message: below it, or in the direct conversation. It also answers unfinished
 * interactions of an earlier process.
 *
 * @param channel the channel of the request
 * @param request the message with the request; empty if there is none any more
 * @param user the user who sent it
 * @param nonces nonces of the messages
 */
record MessageResponder(
    String channel,
    Optional<String> request,
    String user,
    MessageNonces nonces,
    DiscordMessageClient discordMessageClient,
    DiscordCardPublisher cardPublisher)
    implements Responder {

  /** Creates the responder to a message. */
  static MessageResponder of(
      InboundEvent inboundEvent,
      String question,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher cardPublisher) {
    return of(inboundEvent, Optional.of(question), discordMessageClient, cardPublisher);
  }

  /** Creates the responder to an event of an earlier process. */
  static MessageResponder of(
      InboundEvent inboundEvent,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher cardPublisher) {
    return of(inboundEvent, Optional.empty(), discordMessageClient, cardPublisher);
  }

  private static MessageResponder of(
      InboundEvent inboundEvent,
      Optional<String> question,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher cardPublisher) {
    return new MessageResponder(
        inboundEvent.chatLocation().channel(),
        question,
        inboundEvent.chatUser().id(),
        new MessageNonces(inboundEvent.content()),
        discordMessageClient,
        cardPublisher);
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<MessageLocation> shown =
        switch (visibility) {
          case PRIVATE, ASIDE -> sendDirectly(card);
          case PUBLIC, IN_PLACE ->
              replyBelow(card).exceptionallyCompose(closed -> sendDirectly(card));
        };
    return shown.thenApply(
        messageLocation -> {
          cardPublisher.recordShown(messageLocation);
          return messageLocation.ref();
        });
  }

  @Override
  public CompletableFuture<?> ask(Form form) {
    return DiscordErrors.failed("a message cannot be answered with a modal");
  }

  @Override
  public CompletableFuture<?> propose(List<Form.Choice> choices) {
    return DiscordErrors.failed("there are no suggestions for a message");
  }

  @Override
  public MessageRef nowhere() {
    return MessageLocation.NOWHERE.ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return cardPublisher.poster(MessageLocation.of(first), user, nonces);
  }

  private CompletableFuture<MessageLocation> sendDirectly(Card card) {
    return discordMessageClient.post(
        MessageLocation.direct(user), CardRenderer.message(card), nonces.first("directly"));
  }

  private CompletableFuture<MessageLocation> replyBelow(Card card) {
    MessageCreateData data = CardRenderer.message(card);
    MessageNonce nonce = nonces.first("below");
    return request
        .map(message -> discordMessageClient.reply(channel, message, data, nonce))
        .orElseGet(() -> discordMessageClient.post(channel, data, nonce));
  }
}
