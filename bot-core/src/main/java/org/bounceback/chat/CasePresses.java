package org.bounceback.chat;

import java.util.List;
import java.util.Map;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseAssignee;
import org.bounceback.casebook.CaseRequester;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.CaseAssignments;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;
import org.bounceback.ticket.FailedDeskDeliveries.Letter;

/** The buttons by which people share the work on a case. */
final class CasePresses {
  private final Services services;
  private final Texts texts;
  private final CaseCards cards;

  CasePresses(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.cards = cards;
  }

  /** The card says at once who has the case; wherever else it stands, it says so a little later. */
  Turn claim(Inbound inbound, Case stored, AssignmentAction assignmentAction)
      throws StoreException {
    CaseAssignments.Answer answer =
        services
            .escalationService()
            .claims()
            .ask(stored.id(), assignmentAction, asker(inbound), inbound.person().contact());
    if (answer.filed().isEmpty()) {
      return Turn.toAsker(texts.say("stale"));
    }
    if (answer.granted()) {
      return Turn.of(new FirstAnswer.Show(cards.of(answer.filed().get()), Audience.IN_PLACE));
    }
    String name = answer.filed().get().caseAssignee().map(CaseAssignee::name).orElse("");
    return Turn.toAsker(texts.say("ticket.kept", Map.of("case", stored.id().text(), "name", name)));
  }

  /** Has tried again what the desk did not take, once somebody has seen to the cause. */
  Turn retry(Inbound inbound, Case stored) throws StoreException {
    List<Letter> retried =
        services.escalationService().deadLetters().retry(stored.id(), asker(inbound));
    if (retried.isEmpty()) {
      return Turn.toAsker(texts.say("ticket.nothing-to-retry", "case", stored.id()));
    }
    String key = stored.isMailDeleted() ? "ticket.retried-without-mail" : "ticket.retried";
    return Turn.toAsker(texts.say(key, "case", stored.id()));
  }

  private static CaseRequester asker(Inbound inbound) {
    return new CaseRequester(
        inbound.person().id(),
        inbound.place().workspace(),
        inbound.place().channel(),
        inbound.place().thread());
  }
}
