package org.bounceback.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IAutoCompleteCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.chat.Card;
import org.bounceback.chat.EventId;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.Responder;
import org.bounceback.data.UntrustedText;

/**
 * Responds to a command, button or form: through the interaction itself, which needs no permission
 * in the channel, or otherwise with a message.
 */
final class InteractionResponder implements Responder {
  /** Interaction tokens are valid for 15 minutes; this leaves 30 seconds for transmission. */
  private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(870);

  private static final int MAX_CHOICES = 25;
  private static final int MAX_CHOICE_LENGTH = 100;

  private final Interaction interaction;
  private final DiscordMessageClient discordMessageClient;
  private final DiscordCardPublisher cardPublisher;
  private final MessageLocation.InteractionToken interactionToken;
  private final MessageNonces messageNonces;

  InteractionResponder(
      Interaction interaction,
      EventId event,
      DiscordMessageClient discordMessageClient,
      DiscordCardPublisher cardPublisher) {
    this.interaction = interaction;
    this.discordMessageClient = discordMessageClient;
    this.cardPublisher = cardPublisher;
    this.messageNonces = new MessageNonces(event);
    Instant until = interaction.getTimeCreated().toInstant().plus(TOKEN_LIFETIME);
    this.interactionToken = new MessageLocation.InteractionToken(interaction.getToken(), until);
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<MessageLocation> shown =
        switch (visibility) {
          case PRIVATE -> showPrivately(CardRenderer.message(card));
          case ASIDE -> showPrivately(CardRenderer.ephemeral(card));
          case PUBLIC -> isPressedPrivately() ? share(card) : showPublicly(card);
          case IN_PLACE -> replaceMessage(card);
        };
    return shown.thenApply(
        messageLocation -> {
          cardPublisher.recordShown(messageLocation);
          return messageLocation.ref();
        });
  }

  @Override
  public CompletableFuture<?> ask(Form form) {
    return interaction instanceof IModalCallback callback
        ? callback.replyModal(Modals.of(form)).submit()
        : DiscordErrors.failed("no modal can be opened here");
  }

  @Override
  public CompletableFuture<?> propose(List<Form.Choice> choices) {
    List<Command.Choice> suggestions =
        choices.stream()
            .limit(MAX_CHOICES)
            .filter(choice -> choice.value().length() <= MAX_CHOICE_LENGTH)
            .map(choice -> new Command.Choice(label(choice), choice.value()))
            .toList();
    return interaction instanceof IAutoCompleteCallback callback
        ? callback.replyChoices(suggestions).submit()
        : DiscordErrors.failed("no suggestions can be shown here");
  }

  @Override
  public MessageRef nowhere() {
    return MessageLocation.NOWHERE.ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return cardPublisher.poster(MessageLocation.of(first), user(), messageNonces);
  }

  private CompletableFuture<MessageLocation> showPrivately(MessageCreateData data) {
    return reply(data, true)
        .exceptionallyCompose(
            failure ->
                discordMessageClient.post(
                    MessageLocation.direct(user()), data, messageNonces.first("directly")));
  }

  private CompletableFuture<MessageLocation> showPublicly(Card card) {
    MessageCreateData data = CardRenderer.message(card);
    return reply(data, false)
        .exceptionallyCompose(
            failure -> discordMessageClient.post(channel(), data, messageNonces.first("openly")));
  }

  private CompletableFuture<MessageLocation> reply(MessageCreateData data, boolean ephemeral) {
    if (!(interaction instanceof IReplyCallback callback)) {
      return DiscordErrors.failed("nothing can be shown here");
    }
    return callback
        .reply(data)
        .setEphemeral(ephemeral)
        .submit()
        .thenApply(hook -> hook.getCallbackResponse().getMessage())
        .exceptionallyCompose(failure -> unlessThere(callback, failure))
        .thenApply(message -> location(message.getId(), ephemeral));
  }

  /** Returns the existing response if the interaction was already acknowledged. */
  private static CompletableFuture<Message> unlessThere(
      IReplyCallback callback, Throwable failure) {
    return DiscordErrors.is(failure, ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED)
        ? InteractionHook.from(callback.getJDA(), callback.getToken()).retrieveOriginal().submit()
        : CompletableFuture.failedFuture(failure);
  }

  private CompletableFuture<MessageLocation> replaceMessage(Card card) {
    if (!(interaction instanceof ButtonInteractionEvent press)) {
      return showPublicly(card);
    }
    return press
        .editMessage(CardRenderer.update(card))
        .submit()
        .thenApply(hook -> location(press.getMessageId(), isPressedPrivately()));
  }

  /** Posts the card to everyone and deletes the ephemeral one. */
  private CompletableFuture<MessageLocation> share(Card card) {
    return ((ButtonInteractionEvent) interaction)
        .deferEdit()
        .submit()
        .thenCompose(hook -> shared(hook, card));
  }

  private CompletableFuture<MessageLocation> shared(InteractionHook hook, Card card) {
    return hook.sendMessage(CardRenderer.message(card))
        .submit()
        .thenCompose(
            message ->
                hook.deleteOriginal()
                    .submit()
                    .handle(
                        (deleted, failure) ->
                            MessageLocation.publicMessage(channel(), message.getId())));
  }

  private MessageLocation location(String message, boolean ephemeral) {
    return new MessageLocation(
        channel(),
        message,
        ephemeral ? Optional.of(user()) : Optional.empty(),
        Optional.of(interactionToken));
  }

  private boolean isPressedPrivately() {
    return interaction instanceof ButtonInteractionEvent press && press.getMessage().isEphemeral();
  }

  private String user() {
    return interaction.getUser().getId();
  }

  private String channel() {
    return interaction.isFromGuild()
        ? String.valueOf(interaction.getChannelId())
        : MessageLocation.direct(user());
  }

  private static String label(Form.Choice choice) {
    return UntrustedText.truncate(UntrustedText.clean(choice.label()), MAX_CHOICE_LENGTH);
  }
}
