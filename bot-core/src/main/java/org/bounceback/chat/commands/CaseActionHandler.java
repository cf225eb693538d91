package org.bounceback.chat.commands;

import java.util.List;
import java.util.Map;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseAssignee;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.CaseAssignments;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.FailedDeskDeliveries.Letter;

/** Handles the buttons that assign a case or retry its deliveries. */
final class CaseActionHandler {
  private final EscalationService escalationService;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;

  CaseActionHandler(
      EscalationService escalationService, MessageBundle messageBundle, CaseCardRenderer cards) {
    this.escalationService = escalationService;
    this.messageBundle = messageBundle;
    this.cards = cards;
  }

  /**
   * Changes the assignee. This card shows it at once; the case's other cards are updated a little
   * later.
   */
  BotResponse claim(InboundEvent inboundEvent, Case stored, AssignmentAction assignmentAction)
      throws StoreException {
    CaseAssignments.Answer answer =
        escalationService
            .assignments()
            .request(
                stored.id(),
                assignmentAction,
                CaseOpener.requester(inboundEvent),
                inboundEvent.chatUser().contact());
    if (answer.filed().isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    if (answer.granted()) {
      return BotResponse.of(
          new InitialResponse.ShowCard(cards.of(answer.filed().get()), Visibility.IN_PLACE));
    }
    String name = answer.filed().get().caseAssignee().map(CaseAssignee::name).orElse("");
    return BotResponse.toAsker(
        messageBundle.text("ticket.kept", Map.of("case", stored.id().text(), "name", name)));
  }

  /** Retries what could not be delivered to the ticket system. */
  BotResponse retry(InboundEvent inboundEvent, Case stored) throws StoreException {
    List<Letter> retried =
        escalationService.failedDeliveries().retry(stored.id(), CaseOpener.requester(inboundEvent));
    if (retried.isEmpty()) {
      return BotResponse.toAsker(
          messageBundle.text("ticket.nothing-to-retry", "case", stored.id()));
    }
    String key = stored.isMailDeleted() ? "ticket.retried-without-mail" : "ticket.retried";
    return BotResponse.toAsker(messageBundle.text(key, "case", stored.id()));
  }
}
