package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter;
import org.bounceback.capacity.Quota;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.MessageBundle;

/**
 * Admits events of agents. Every event passes it before anything is stored, downloaded or looked
 * up, whatever its kind. Others get one private answer a minute that says why. Where it is not
 * known whether somebody is an agent, every command, button and form is answered, a form with what
 * was typed, and so is a file that an agent would expect to be read. Safe for concurrent use.
 */
final class AgentGate {
  private static final Duration BETWEEN_REPLIES = Duration.ofMinutes(1);
  private static final int PEOPLE_REMEMBERED = 10_000;

  private final ServerAdministration host;
  private final MessageBundle messageBundle;
  private final KeyedRateLimiter replies;

  /**
   * A gate.
   *
   * @param host names administrators by their ids
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  AgentGate(ServerAdministration host, MessageBundle messageBundle, LongSupplier nanoTime) {
    this.host = host;
    this.messageBundle = messageBundle;
    this.replies = new KeyedRateLimiter(nanoTime, PEOPLE_REMEMBERED);
  }

  /** The event with all roles of its person; empty when the person may not use the bot. */
  Optional<InboundEvent> admit(InboundEvent inboundEvent) {
    ChatUser chatUser = inboundEvent.chatUser();
    if (isNamed(inboundEvent)) {
      return Optional.of(inboundEvent.by(chatUser.asAdministrator()));
    }
    return chatUser.isAgent() ? Optional.of(inboundEvent) : Optional.empty();
  }

  /** Answers an event that was not admitted. */
  BotResponse refuse(InboundEvent inboundEvent) {
    AccessDenial why = inboundEvent.chatUser().denial().orElse(AccessDenial.NOT_AGENT);
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.AutocompleteRequest) {
      return BotResponse.of(new InitialResponse.AutocompleteChoices(List.of()));
    }
    String words = messageBundle.text("access." + why.text());
    boolean unverified = why == AccessDenial.UNVERIFIED;
    if (unverified && chatRequest instanceof ChatRequest.FormSubmission sent) {
      // It may well be an agent's, so what was typed is not lost.
      return BotResponse.of(
          new InitialResponse.FieldErrors(
              Map.of(FormSubmissionHandler.fieldForErrors(sent), words), sent.values()));
    }
    boolean answerable = why.isAnsweredByMessage() || isInteraction(chatRequest);
    boolean expected = isAddressed(chatRequest) || (unverified && inboundEvent.isDurable());
    if (!expected || !answerable) {
      return BotResponse.of(new InitialResponse.NoResponse());
    }
    boolean always =
        chatRequest instanceof ChatRequest.AppHomeOpened
            || (unverified && isInteraction(chatRequest));
    return always || mayReply(inboundEvent)
        ? BotResponse.of(new InitialResponse.ShowCard(Card.of(words), Visibility.PRIVATE))
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  /** Whether it could not be found out whether the event's person is an agent. */
  static boolean isUnverified(InboundEvent inboundEvent) {
    return inboundEvent.chatUser().denial().equals(Optional.of(AccessDenial.UNVERIFIED));
  }

  /** By the operator, by id; a guest or a stranger stays one. */
  private boolean isNamed(InboundEvent inboundEvent) {
    boolean lacksOnlyTheRole =
        inboundEvent
            .chatUser()
            .denial()
            .map(why -> why == AccessDenial.NOT_AGENT || why == AccessDenial.UNVERIFIED)
            .orElse(true);
    return lacksOnlyTheRole && host.mayChange(inboundEvent);
  }

  /** Files that people drop for one another, and the end of an installation, ask for nothing. */
  private static boolean isAddressed(ChatRequest chatRequest) {
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return fileUpload.addressed();
    }
    return !(chatRequest instanceof ChatRequest.BotRemoved);
  }

  /** Whether the platform itself offers a way to answer, which needs no right to post. */
  static boolean isInteraction(ChatRequest chatRequest) {
    return !(chatRequest instanceof ChatRequest.PlainMessage
        || chatRequest instanceof ChatRequest.FileUpload
        || chatRequest instanceof ChatRequest.AppHomeOpened);
  }

  private boolean mayReply(InboundEvent inboundEvent) {
    String person = inboundEvent.chatLocation().platform() + ":" + inboundEvent.chatUser().id();
    return replies.acquire(List.of(new Quota(person, 1, BETWEEN_REPLIES, 1))).isEmpty();
  }
}
