package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.bounceback.chat.cards.MessageBundles;

/**
 * Admits events of agents, and in channels for customers events of anyone. It checks every event
 * before anything is stored, downloaded or looked up. Other users get a private reply with the
 * reason, at most one a minute. If it is unknown whether a user is an agent, every command, click
 * and form is answered, a form with the entered values. An uploaded file that an agent would expect
 * to be read is answered too. Safe for concurrent use.
 */
final class AgentGate {
  private static final Duration BETWEEN_REPLIES = Duration.ofMinutes(1);
  private static final int PEOPLE_REMEMBERED = 10_000;
  private static final Set<AccessDenial> CUSTOMERS =
      EnumSet.of(AccessDenial.NOT_AGENT, AccessDenial.GUEST, AccessDenial.OTHER_ORGANIZATION);

  private final ServerAdministration administration;
  private final MessageBundles messageBundles;
  private final KeyedRateLimiter replies;

  /**
   * Creates a gate.
   *
   * @param administration names administrators by their IDs
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  AgentGate(
      ServerAdministration administration, MessageBundles messageBundles, LongSupplier nanoTime) {
    this.administration = administration;
    this.messageBundles = messageBundles;
    this.replies = new KeyedRateLimiter(nanoTime, PEOPLE_REMEMBERED);
  }

  /** Returns the event with all roles of its user; empty if the user may not use the bot. */
  Optional<InboundEvent> admit(InboundEvent inboundEvent) {
    ChatUser chatUser = inboundEvent.chatUser();
    if (isNamedAdministrator(inboundEvent)) {
      return Optional.of(inboundEvent.by(chatUser.asAdministrator()));
    }
    return chatUser.isAgent() || isCustomer(inboundEvent)
        ? Optional.of(inboundEvent)
        : Optional.empty();
  }

  /**
   * Returns whether a person without a role writes in a channel for customers. The answer there
   * does not depend on roles.
   */
  private static boolean isCustomer(InboundEvent inboundEvent) {
    return inboundEvent.chatLocation().isForCustomers()
        && inboundEvent.chatUser().denial().filter(CUSTOMERS::contains).isPresent();
  }

  /** Answers an event that was not admitted. */
  BotResponse refuse(InboundEvent inboundEvent) {
    AccessDenial why = inboundEvent.chatUser().denial().orElse(AccessDenial.NOT_AGENT);
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.AutocompleteRequest) {
      return BotResponse.of(new InitialResponse.AutocompleteChoices(List.of()));
    }
    var messageBundle = messageBundles.of(ResponseLanguage.ofUser(inboundEvent));
    boolean forCustomers = inboundEvent.chatLocation().isForCustomers();
    String reason =
        messageBundle.text(forCustomers ? "customer.try-later" : "access." + why.text());
    boolean unverified = why == AccessDenial.UNVERIFIED;
    if (unverified && chatRequest instanceof ChatRequest.FormSubmission sent) {
      // The user may be an agent, so the entered values must not be lost.
      return BotResponse.of(
          new InitialResponse.FieldErrors(
              Map.of(FormSubmissionHandler.fieldForErrors(sent), reason), sent.values()));
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
        ? BotResponse.of(new InitialResponse.ShowCard(Card.of(reason), Visibility.PRIVATE))
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  /** Returns whether it is unknown whether the event's user is an agent. */
  static boolean isUnverified(InboundEvent inboundEvent) {
    return inboundEvent.chatUser().denial().equals(Optional.of(AccessDenial.UNVERIFIED));
  }

  /**
   * Returns whether the operator names the user as an administrator. Guests and external users are
   * never admitted.
   */
  private boolean isNamedAdministrator(InboundEvent inboundEvent) {
    boolean lacksOnlyTheRole =
        inboundEvent
            .chatUser()
            .denial()
            .map(why -> why == AccessDenial.NOT_AGENT || why == AccessDenial.UNVERIFIED)
            .orElse(true);
    return lacksOnlyTheRole && administration.mayChange(inboundEvent);
  }

  /**
   * Returns whether an event expects a reply. Files for other users and the bot's removal do not.
   */
  private static boolean isAddressed(ChatRequest chatRequest) {
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return fileUpload.addressed();
    }
    return !(chatRequest instanceof ChatRequest.BotRemoved);
  }

  /** Returns whether the platform offers a response that requires no permission to post. */
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
