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
import org.bounceback.casebook.EventId;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Card;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.Responder;
import org.bounceback.data.UntrustedText;

/**
 * The ways in which a command, a button or a form can be answered: at once by the interaction
 * itself, which needs no right in the channel, else as a message.
 */
final class InteractionWays implements Responder {
  /** A token ends after a quarter of an hour; half a minute of it is left to the way there. */
  private static final Duration TOKEN_LASTS = Duration.ofSeconds(870);

  private static final int MOST_CHOICES = 25;
  private static final int LONGEST_CHOICE = 100;

  private final Interaction interaction;
  private final Messages messages;
  private final CardBoard board;
  private final Spot.Token token;
  private final MessageNames names;

  InteractionWays(Interaction interaction, EventId event, Messages messages, CardBoard board) {
    this.interaction = interaction;
    this.messages = messages;
    this.board = board;
    this.names = new MessageNames(event);
    Instant until = interaction.getTimeCreated().toInstant().plus(TOKEN_LASTS);
    this.token = new Spot.Token(interaction.getToken(), until);
  }

  @Override
  public CompletableFuture<MessageRef> show(Card card, Visibility visibility) {
    CompletableFuture<Spot> shown =
        switch (visibility) {
          case PRIVATE -> whisper(CardRenderer.message(card));
          case ASIDE -> whisper(CardRenderer.reading(card));
          case PUBLIC -> isPressedPrivately() ? share(card) : tellAll(card);
          case IN_PLACE -> replace(card);
        };
    return shown.thenApply(
        spot -> {
          board.shown(spot);
          return spot.ref();
        });
  }

  @Override
  public CompletableFuture<?> ask(Form form) {
    return interaction instanceof IModalCallback callback
        ? callback.replyModal(Modals.of(form)).submit()
        : Refusals.because("no window can be opened here");
  }

  @Override
  public CompletableFuture<?> propose(List<Form.Choice> choices) {
    List<Command.Choice> proposed =
        choices.stream()
            .limit(MOST_CHOICES)
            .filter(choice -> choice.value().length() <= LONGEST_CHOICE)
            .map(choice -> new Command.Choice(label(choice), choice.value()))
            .toList();
    return interaction instanceof IAutoCompleteCallback callback
        ? callback.replyChoices(proposed).submit()
        : Refusals.because("nothing can be proposed here");
  }

  @Override
  public MessageRef nowhere() {
    return Spot.NOWHERE.ref();
  }

  @Override
  public MessagePoster posting(MessageRef first) {
    return board.posting(Spot.of(first), user(), names);
  }

  private CompletableFuture<Spot> whisper(MessageCreateData data) {
    return reply(data, true)
        .exceptionallyCompose(
            failure -> messages.post(Spot.direct(user()), data, names.first("directly")));
  }

  private CompletableFuture<Spot> tellAll(Card card) {
    MessageCreateData data = CardRenderer.message(card);
    return reply(data, false)
        .exceptionallyCompose(failure -> messages.post(channel(), data, names.first("openly")));
  }

  private CompletableFuture<Spot> reply(MessageCreateData data, boolean alone) {
    if (!(interaction instanceof IReplyCallback callback)) {
      return Refusals.because("nothing can be shown here");
    }
    return callback
        .reply(data)
        .setEphemeral(alone)
        .submit()
        .thenApply(hook -> hook.getCallbackResponse().getMessage())
        .exceptionallyCompose(failure -> unlessThere(callback, failure))
        .thenApply(message -> spot(message.getId(), alone));
  }

  /** A repeated answer that is refused stands there already. */
  private static CompletableFuture<Message> unlessThere(
      IReplyCallback callback, Throwable failure) {
    return Refusals.is(failure, ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED)
        ? InteractionHook.from(callback.getJDA(), callback.getToken()).retrieveOriginal().submit()
        : CompletableFuture.failedFuture(failure);
  }

  private CompletableFuture<Spot> replace(Card card) {
    if (!(interaction instanceof ButtonInteractionEvent press)) {
      return tellAll(card);
    }
    return press
        .editMessage(CardRenderer.change(card))
        .submit()
        .thenApply(hook -> spot(press.getMessageId(), isPressedPrivately()));
  }

  /** What one person saw and shows to all goes away. */
  private CompletableFuture<Spot> share(Card card) {
    return ((ButtonInteractionEvent) interaction)
        .deferEdit()
        .submit()
        .thenCompose(hook -> shared(hook, card));
  }

  private CompletableFuture<Spot> shared(InteractionHook hook, Card card) {
    return hook.sendMessage(CardRenderer.message(card))
        .submit()
        .thenCompose(
            message ->
                hook.deleteOriginal()
                    .submit()
                    .handle((deleted, failure) -> Spot.standing(channel(), message.getId())));
  }

  private Spot spot(String message, boolean alone) {
    return new Spot(
        channel(), message, alone ? Optional.of(user()) : Optional.empty(), Optional.of(token));
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
        : Spot.direct(user());
  }

  private static String label(Form.Choice choice) {
    return UntrustedText.cut(UntrustedText.clean(choice.label()), LONGEST_CHOICE);
  }
}
