package org.bounceback.chat.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;

/**
 * Answers the events of a channel that customers read. Only bounced e-mails are accepted there,
 * from anyone. Nothing that a handler shows reaches the channel: {@link CustomerPoster} posts it in
 * the team's channel and shows customers only the reply to them.
 */
final class CustomerMode {
  private final Map<String, TeamChannel> teamChannels;
  private final MessageBundles messageBundles;

  /**
   * Creates the mode.
   *
   * @param teamChannels the team's channels by platform
   */
  CustomerMode(Map<String, TeamChannel> teamChannels, MessageBundles messageBundles) {
    this.teamChannels = Map.copyOf(teamChannels);
    this.messageBundles = messageBundles;
  }

  /**
   * Answers an event.
   *
   * @param dispatcher finds what the team sees, in the language of the workspace
   */
  BotResponse answer(InboundEvent inboundEvent, RequestDispatcher dispatcher) {
    return isAccepted(inboundEvent.chatRequest(), dispatcher)
        ? adapt(inboundEvent, dispatcher.dispatch(inboundEvent))
        : refuse(inboundEvent);
  }

  /** Returns the response when something does not work for now, without the reason. */
  BotResponse tryLater(InboundEvent inboundEvent) {
    return BotResponse.toAsker(texts(inboundEvent).text("customer.try-later"));
  }

  private MessageBundle texts(InboundEvent inboundEvent) {
    return messageBundles.of(ResponseLanguage.ofUser(inboundEvent));
  }

  private static boolean isAccepted(ChatRequest chatRequest, RequestDispatcher dispatcher) {
    if (chatRequest instanceof ChatRequest.SlashCommand command) {
      return command.name().equals("bounce");
    }
    if (chatRequest instanceof ChatRequest.FormSubmission sent) {
      return isBounceForm(sent);
    }
    if (chatRequest instanceof ChatRequest.PlainMessage message) {
      return dispatcher.isBounce(message.text());
    }
    return chatRequest instanceof ChatRequest.FileUpload
        || chatRequest instanceof ChatRequest.MessageShortcut
        || chatRequest instanceof ChatRequest.GivenUp;
  }

  private static boolean isBounceForm(ChatRequest.FormSubmission sent) {
    return sent.form().equals(BounceSubmission.FORM);
  }

  private BotResponse refuse(InboundEvent inboundEvent) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.AutocompleteRequest) {
      return BotResponse.of(new InitialResponse.AutocompleteChoices(List.of()));
    }
    if (chatRequest instanceof ChatRequest.PlainMessage) {
      Card help = Card.of(texts(inboundEvent).text("customer.help"));
      return BotResponse.of(new InitialResponse.ShowCard(help, Visibility.PUBLIC));
    }
    return AgentGate.isInteraction(chatRequest)
        ? BotResponse.toAsker(texts(inboundEvent).text("customer.not-here"))
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  private BotResponse adapt(InboundEvent inboundEvent, BotResponse botResponse) {
    Optional<FollowUp> later = botResponse.later();
    InitialResponse now = botResponse.now();
    if (later.isEmpty()) {
      boolean shown =
          now instanceof InitialResponse.NoResponse
              || now instanceof InitialResponse.OpenForm
              || now instanceof InitialResponse.FieldErrors;
      return shown ? botResponse : tryLater(inboundEvent);
    }
    Card reading = Card.of(texts(inboundEvent).text("customer.reading"));
    return BotResponse.of(
        now instanceof InitialResponse.NoResponse
            ? now
            : new InitialResponse.ShowCard(reading, Visibility.PUBLIC),
        messagePoster -> {
          var customerPoster =
              new CustomerPoster(
                  inboundEvent,
                  messagePoster,
                  Optional.ofNullable(teamChannels.get(inboundEvent.chatLocation().platform())),
                  texts(inboundEvent),
                  messageBundles.of(ResponseLanguage.ofWorkspace(inboundEvent)));
          return later.get().start(customerPoster).thenRun(customerPoster::finish);
        });
  }
}
