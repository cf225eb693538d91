package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.Feedback;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.BounceForm;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.ComplaintCard;
import org.bounceback.chat.cards.DelistingForm;
import org.bounceback.chat.cards.DomainAddressesSection;
import org.bounceback.chat.cards.FeedbackForm;
import org.bounceback.chat.cards.HelpCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ReplyCard;
import org.bounceback.chat.cards.ServerFindingsSection;
import org.bounceback.chat.cards.TicketForm;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.CaseAssignments.AssignmentAction;
import org.bounceback.watch.Begun;

/** What the buttons do. */
final class ButtonHandler {
  /** The button that asks for a bounced mail; it is about no case. */
  static final String READ = "read-bounce";

  private final BotDependencies botDependencies;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;
  private final BlocklistCheckHandler blocklistCheckHandler;
  private final RecipientCheckHandler recipients;
  private final ServerCheckHandler hosts;
  private final UnblockHandler unblockHandler;
  private final CaseActionHandler shared;
  private final ComplaintHandler complaintHandler;
  private final TicketForm ticketForm;
  private final ReplyCard replies;
  private final ServerFindingsSection ownServers;
  private final WatchLimit watchLimit;
  private final ErasureHandler erasureHandler;

  ButtonHandler(
      BotDependencies botDependencies,
      MessageBundle messageBundle,
      CaseCardRenderer cards,
      BlocklistCheckHandler blocklistCheckHandler,
      RecipientCheckHandler recipients,
      ServerCheckHandler hosts,
      ComplaintHandler complaintHandler,
      ErasureHandler erasureHandler) {
    this.botDependencies = botDependencies;
    this.messageBundle = messageBundle;
    this.cards = cards;
    this.blocklistCheckHandler = blocklistCheckHandler;
    this.recipients = recipients;
    this.hosts = hosts;
    this.unblockHandler = new UnblockHandler(botDependencies, messageBundle);
    this.shared = new CaseActionHandler(botDependencies, messageBundle, cards);
    this.complaintHandler = complaintHandler;
    this.ticketForm = new TicketForm(messageBundle);
    this.replies = new ReplyCard(messageBundle);
    this.ownServers = new ServerFindingsSection(messageBundle);
    this.watchLimit = new WatchLimit(botDependencies.limits(), messageBundle);
    this.erasureHandler = erasureHandler;
  }

  BotResponse press(InboundEvent inboundEvent, String button) {
    if (button.equals(READ)) {
      return BotResponse.of(new InitialResponse.OpenForm(BounceForm.of(messageBundle)));
    }
    if (ErasureHandler.isPressed(button)) {
      return erasureHandler.confirm(inboundEvent, button);
    }
    Optional<ButtonId> pressed = ButtonId.parse(button);
    if (pressed.isEmpty()) {
      return say(Card.of(messageBundle.say("stale")), Visibility.PRIVATE);
    }
    try {
      Optional<Case> stored = botDependencies.caseRepository().find(pressed.get().about());
      return stored.isEmpty()
          ? say(Card.of(messageBundle.say("stale")), Visibility.PRIVATE)
          : act(inboundEvent, pressed.get().action(), stored.get());
    } catch (StoreException failed) {
      return say(
          Card.of(messageBundle.say("store-failed", "why", failed.getMessage())),
          Visibility.PRIVATE);
    }
  }

  private BotResponse act(InboundEvent inboundEvent, ButtonId.Action action, Case stored)
      throws StoreException {
    return switch (action) {
      case SHARE -> publish(stored);
      case REMOVAL ->
          BotResponse.of(new InitialResponse.OpenForm(DelistingForm.of(messageBundle, stored)));
      case REQUESTED ->
          begun(
              botDependencies
                  .watchService()
                  .requested(stored.id(), watchLimit.quota(inboundEvent)));
      case WATCH ->
          begun(botDependencies.watchService().begin(stored.id(), watchLimit.quota(inboundEvent)));
      case WATCH_NO_MORE ->
          say(
              botDependencies
                  .watchService()
                  .end(stored.id())
                  .map(cards::of)
                  .orElseGet(() -> Card.of(messageBundle.say("stale"))),
              Visibility.IN_PLACE);
      case CHECK_AGAIN -> checkAgain(inboundEvent, stored);
      case LOOK_UP_OWN, LOOK_UP_EXCHANGES, LOOK_UP_SENDERS ->
          blocklistCheckHandler.ask(
              inboundEvent,
              DomainAddressesSection.typed(CaseCardRenderer.findings(stored), action));
      case OPEN_TICKET ->
          BotResponse.of(
              new InitialResponse.OpenForm(ticketForm.of(stored, inboundEvent.chatUser())));
      case HEADER_HELP -> say(HelpCard.headers(messageBundle), Visibility.ASIDE);
      case WHOLE -> say(cards.of(stored).readOnly(), Visibility.ASIDE);
      case REPLY, REPLY_EN, REPLY_DE, REPLY_FR, REPLY_ES ->
          say(replies.of(stored, CaseCardRenderer.findings(stored), action), Visibility.ASIDE);
      case RETRY -> shared.retry(inboundEvent, stored);
      case TAKE -> shared.claim(inboundEvent, stored, AssignmentAction.TAKE);
      case TAKE_OVER -> shared.claim(inboundEvent, stored, AssignmentAction.TAKE_OVER);
      case GIVE_BACK -> shared.claim(inboundEvent, stored, AssignmentAction.GIVE_BACK);
      case OWN_DETAILS ->
          say(ownServers.details(CaseCardRenderer.findings(stored)), Visibility.PRIVATE);
      case UNBLOCK -> unblockHandler.confirm(inboundEvent, stored);
      case UNBLOCK_NOW -> unblockHandler.now(inboundEvent, stored);
      case HELPFUL -> {
        botDependencies
            .caseRepository()
            .recordFeedback(
                stored.id(),
                new Feedback(
                    inboundEvent.chatUser().id(),
                    true,
                    Optional.empty(),
                    botDependencies.clock().instant()));
        yield say(Card.of(messageBundle.say("feedback.thanks")), Visibility.PRIVATE);
      }
      case NOT_HELPFUL ->
          BotResponse.of(new InitialResponse.OpenForm(FeedbackForm.of(messageBundle, stored.id())));
    };
  }

  private BotResponse begun(Begun begun) {
    return watchLimit
        .words(begun.exceeded())
        .map(why -> say(Card.of(why), Visibility.PRIVATE))
        .orElseGet(() -> publishIfThere(begun.watched()));
  }

  private BotResponse publishIfThere(Optional<Case> stored) {
    return stored
        .map(this::publish)
        .orElseGet(() -> say(Card.of(messageBundle.say("stale")), Visibility.PRIVATE));
  }

  /** Where it is shown is written down, so that the shared card is kept up to date too. */
  private BotResponse publish(Case stored) {
    return botDependencies
        .workerPools()
        .reserve()
        .map(
            workerPermit ->
                BotResponse.of(
                    new InitialResponse.ShowCard(cards.of(stored), Visibility.PUBLIC),
                    workerPermit.work(
                        messagePoster ->
                            botDependencies.places().record(stored.id(), messagePoster.first()))))
        .orElseGet(() -> say(Card.of(messageBundle.say("busy")), Visibility.PRIVATE));
  }

  private BotResponse checkAgain(InboundEvent inboundEvent, Case stored) {
    DocumentNode findings = CaseCardRenderer.findings(stored);
    Optional<String> host = findings.findText("host");
    if (host.isPresent()) {
      return hosts.again(inboundEvent, host.get(), stored.subject());
    }
    if (ComplaintCard.isFor(findings)) {
      return complaintHandler.again(inboundEvent, findings);
    }
    return findings.find("asked").isPresent()
        ? blocklistCheckHandler.ask(inboundEvent, stored.subject())
        : recipients.again(inboundEvent, stored.subject());
  }

  private static BotResponse say(Card card, Visibility visibility) {
    return BotResponse.of(new InitialResponse.ShowCard(card, visibility));
  }
}
