package org.bounceback.chat.commands;

import java.time.Clock;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.Feedback;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.AnswerButton;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.DelistingForm;
import org.bounceback.chat.cards.FeedbackForm;
import org.bounceback.chat.cards.HelpCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ServerFindingsSection;
import org.bounceback.chat.cards.TicketForm;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;

/** Handles button clicks. */
final class ButtonHandler {
  private final CaseRepository caseRepository;
  private final Clock clock;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;
  private final RecheckHandler rechecks;
  private final CaseSharingHandler sharing;
  private final CaseActionHandler caseActions;
  private final UnblockHandler unblockHandler;
  private final ErasureHandler erasureHandler;
  private final AnswerHandler answerHandler;
  private final TicketForm ticketForm;
  private final ReplyHandler replies;
  private final ServerFindingsSection ownServers;

  ButtonHandler(
      CaseRepository caseRepository,
      Clock clock,
      MessageBundle messageBundle,
      CaseCardRenderer cards,
      RecheckHandler rechecks,
      CaseSharingHandler sharing,
      CaseActionHandler caseActions,
      UnblockHandler unblockHandler,
      ErasureHandler erasureHandler,
      AnswerHandler answerHandler) {
    this.caseRepository = caseRepository;
    this.clock = clock;
    this.messageBundle = messageBundle;
    this.cards = cards;
    this.rechecks = rechecks;
    this.sharing = sharing;
    this.caseActions = caseActions;
    this.unblockHandler = unblockHandler;
    this.erasureHandler = erasureHandler;
    this.answerHandler = answerHandler;
    this.ticketForm = new TicketForm(messageBundle);
    this.replies = new ReplyHandler(messageBundle);
    this.ownServers = new ServerFindingsSection(messageBundle);
  }

  BotResponse press(InboundEvent inboundEvent, String button) {
    if (ErasureHandler.isErasureButton(button)) {
      return erasureHandler.confirm(inboundEvent, button);
    }
    Optional<AnswerButton> answer = AnswerButton.parse(button);
    Optional<ButtonId> buttonId = ButtonId.parse(button);
    if (answer.isEmpty() && buttonId.isEmpty()) {
      return text(Card.of(messageBundle.text("stale")), Visibility.PRIVATE);
    }
    try {
      if (answer.isPresent()) {
        return answerHandler.press(inboundEvent, answer.get());
      }
      Optional<Case> stored = caseRepository.find(buttonId.get().about());
      return stored.isEmpty()
          ? text(Card.of(messageBundle.text("stale")), Visibility.PRIVATE)
          : act(inboundEvent, buttonId.get().action(), stored.get());
    } catch (StoreException failed) {
      return text(
          Card.of(messageBundle.text("store-failed", "why", failed.getMessage())),
          Visibility.PRIVATE);
    }
  }

  private BotResponse act(InboundEvent inboundEvent, ButtonId.Action action, Case stored)
      throws StoreException {
    return switch (action) {
      case SHARE -> sharing.share(stored);
      case REMOVAL ->
          BotResponse.of(new InitialResponse.OpenForm(DelistingForm.of(messageBundle, stored)));
      case REQUESTED -> sharing.delistingRequested(inboundEvent, stored);
      case WATCH -> sharing.watch(inboundEvent, stored);
      case WATCH_NO_MORE -> sharing.endWatch(stored);
      case CHECK_AGAIN -> rechecks.repeat(inboundEvent, stored);
      case LOOK_UP_OWN, LOOK_UP_EXCHANGES, LOOK_UP_SENDERS ->
          rechecks.addresses(inboundEvent, stored, action);
      case OPEN_TICKET ->
          BotResponse.of(
              new InitialResponse.OpenForm(ticketForm.of(stored, inboundEvent.chatUser())));
      case HEADER_HELP -> text(HelpCard.headers(messageBundle), Visibility.ASIDE);
      case SHOW -> text(cards.of(stored), Visibility.ASIDE);
      case WHOLE -> text(cards.withDetails(stored), Visibility.ASIDE);
      case REPLY, REPLY_EN, REPLY_DE, REPLY_FR, REPLY_ES -> replies.customer(stored, action);
      case ADMIN_EMAIL -> replies.mailAdmin(stored);
      case RETRY -> caseActions.retry(inboundEvent, stored);
      case TAKE -> caseActions.claim(inboundEvent, stored, AssignmentAction.TAKE);
      case TAKE_OVER -> caseActions.claim(inboundEvent, stored, AssignmentAction.TAKE_OVER);
      case GIVE_BACK -> caseActions.claim(inboundEvent, stored, AssignmentAction.GIVE_BACK);
      case OWN_DETAILS -> text(ownServers.details(stored.findings()), Visibility.PRIVATE);
      case UNBLOCK -> unblockHandler.confirm(inboundEvent, stored);
      case UNBLOCK_NOW -> unblockHandler.now(inboundEvent, stored);
      case HELPFUL -> {
        caseRepository.recordFeedback(
            stored.id(),
            new Feedback(inboundEvent.chatUser().id(), true, Optional.empty(), clock.instant()));
        yield text(Card.of(messageBundle.text("feedback.thanks")), Visibility.PRIVATE);
      }
      case NOT_HELPFUL ->
          BotResponse.of(new InitialResponse.OpenForm(FeedbackForm.of(messageBundle, stored.id())));
    };
  }

  private static BotResponse text(Card card, Visibility visibility) {
    return BotResponse.of(new InitialResponse.ShowCard(card, visibility));
  }
}
