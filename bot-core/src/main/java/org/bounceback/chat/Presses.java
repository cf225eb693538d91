package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.Feedback;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;
import org.bounceback.watch.Begun;

/** What the buttons do. */
final class Presses {
  /** The button that asks for a bounced mail; it is about no case. */
  static final String READ = "read-bounce";

  private final Services services;
  private final Texts texts;
  private final CaseCards cards;
  private final LookUps lookUps;
  private final RecipientLookUps recipients;
  private final HostLookUps hosts;
  private final Unblocking unblocking;
  private final CasePresses shared;
  private final Complaints complaints;
  private final TicketForm ticketForm;
  private final ReplyCard replies;
  private final OwnServersPart ownServers;
  private final WatchLimit watchLimit;
  private final Forgetting forgetting;

  Presses(
      Services services,
      Texts texts,
      CaseCards cards,
      LookUps lookUps,
      RecipientLookUps recipients,
      HostLookUps hosts,
      Complaints complaints,
      Forgetting forgetting) {
    this.services = services;
    this.texts = texts;
    this.cards = cards;
    this.lookUps = lookUps;
    this.recipients = recipients;
    this.hosts = hosts;
    this.unblocking = new Unblocking(services, texts);
    this.shared = new CasePresses(services, texts, cards);
    this.complaints = complaints;
    this.ticketForm = new TicketForm(texts);
    this.replies = new ReplyCard(texts);
    this.ownServers = new OwnServersPart(texts);
    this.watchLimit = new WatchLimit(services.limits(), texts);
    this.forgetting = forgetting;
  }

  Turn press(Inbound inbound, String button) {
    if (button.equals(READ)) {
      return Turn.of(new FirstAnswer.AskForm(BounceForm.of(texts)));
    }
    if (Forgetting.isPressed(button)) {
      return forgetting.confirm(inbound, button);
    }
    Optional<ButtonId> pressed = ButtonId.parse(button);
    if (pressed.isEmpty()) {
      return say(Card.of(texts.say("stale")), Audience.PRIVATE);
    }
    try {
      Optional<Case> stored = services.caseRepository().find(pressed.get().about());
      return stored.isEmpty()
          ? say(Card.of(texts.say("stale")), Audience.PRIVATE)
          : act(inbound, pressed.get().action(), stored.get());
    } catch (StoreException failed) {
      return say(Card.of(texts.say("store-failed", "why", failed.getMessage())), Audience.PRIVATE);
    }
  }

  private Turn act(Inbound inbound, ButtonId.Action action, Case stored) throws StoreException {
    return switch (action) {
      case SHARE -> publish(stored);
      case REMOVAL -> Turn.of(new FirstAnswer.AskForm(RemovalForm.of(texts, stored)));
      case REQUESTED ->
          begun(services.watchService().requested(stored.id(), watchLimit.quota(inbound)));
      case WATCH -> begun(services.watchService().begin(stored.id(), watchLimit.quota(inbound)));
      case WATCH_NO_MORE ->
          say(
              services
                  .watchService()
                  .end(stored.id())
                  .map(cards::of)
                  .orElseGet(() -> Card.of(texts.say("stale"))),
              Audience.IN_PLACE);
      case CHECK_AGAIN -> checkAgain(inbound, stored);
      case LOOK_UP_OWN, LOOK_UP_EXCHANGES, LOOK_UP_SENDERS ->
          lookUps.ask(inbound, HostsBehindPart.typed(CaseCards.findings(stored), action));
      case OPEN_TICKET -> Turn.of(new FirstAnswer.AskForm(ticketForm.of(stored, inbound.person())));
      case HEADER_HELP -> say(HelpCard.headers(texts), Audience.ASIDE);
      case WHOLE -> say(cards.of(stored).readOnly(), Audience.ASIDE);
      case REPLY, REPLY_EN, REPLY_DE, REPLY_FR, REPLY_ES ->
          say(replies.of(stored, CaseCards.findings(stored), action), Audience.ASIDE);
      case RETRY -> shared.retry(inbound, stored);
      case TAKE -> shared.claim(inbound, stored, AssignmentAction.TAKE);
      case TAKE_OVER -> shared.claim(inbound, stored, AssignmentAction.TAKE_OVER);
      case GIVE_BACK -> shared.claim(inbound, stored, AssignmentAction.GIVE_BACK);
      case OWN_DETAILS -> say(ownServers.details(CaseCards.findings(stored)), Audience.PRIVATE);
      case UNBLOCK -> unblocking.confirm(inbound, stored);
      case UNBLOCK_NOW -> unblocking.now(inbound, stored);
      case HELPFUL -> {
        services
            .caseRepository()
            .recordFeedback(
                stored.id(),
                new Feedback(
                    inbound.person().id(), true, Optional.empty(), services.clock().instant()));
        yield say(Card.of(texts.say("feedback.thanks")), Audience.PRIVATE);
      }
      case NOT_HELPFUL -> Turn.of(new FirstAnswer.AskForm(FeedbackForm.of(texts, stored.id())));
    };
  }

  private Turn begun(Begun begun) {
    return watchLimit
        .words(begun.exceeded())
        .map(why -> say(Card.of(why), Audience.PRIVATE))
        .orElseGet(() -> publishIfThere(begun.watched()));
  }

  private Turn publishIfThere(Optional<Case> stored) {
    return stored
        .map(this::publish)
        .orElseGet(() -> say(Card.of(texts.say("stale")), Audience.PRIVATE));
  }

  /** Where it is shown is written down, so that the shared card is kept up to date too. */
  private Turn publish(Case stored) {
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(cards.of(stored), Audience.PUBLIC),
                    slot.work(posting -> services.places().record(stored.id(), posting.first()))))
        .orElseGet(() -> say(Card.of(texts.say("busy")), Audience.PRIVATE));
  }

  private Turn checkAgain(Inbound inbound, Case stored) {
    DocumentNode findings = CaseCards.findings(stored);
    Optional<String> host = findings.findText("host");
    if (host.isPresent()) {
      return hosts.again(inbound, host.get(), stored.subject());
    }
    if (ComplaintCard.isFor(findings)) {
      return complaints.again(inbound, findings);
    }
    return findings.find("asked").isPresent()
        ? lookUps.ask(inbound, stored.subject())
        : recipients.again(inbound, stored.subject());
  }

  private static Turn say(Card card, Audience audience) {
    return Turn.of(new FirstAnswer.Show(card, audience));
  }
}
