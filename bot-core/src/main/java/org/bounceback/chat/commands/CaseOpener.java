package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.store.StoreException;

/** Opens cases: stores the result, shows the card and stores its location. */
final class CaseOpener {
  private final CaseServices caseServices;
  private final CaseCardRenderer cards;

  CaseOpener(CaseServices caseServices, CaseCardRenderer cards) {
    this.caseServices = caseServices;
    this.cards = cards;
  }

  /** Opens a case without an e-mail. Its card replaces the initial response. */
  CaseId file(
      InboundEvent inboundEvent,
      CaseKind kind,
      String subject,
      CaseResult caseResult,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    var opened = new NewCase(kind, subject, requester(inboundEvent), caseResult, Optional.empty());
    Case stored = caseServices.caseRepository().open(opened);
    show(stored, messagePoster, Optional.of(messagePoster.first()));
    return stored.id();
  }

  /**
   * Opens a case with its e-mail. Its card replaces {@code message} or, if that is empty, is
   * posted.
   *
   * @param part the index of the e-mail in the event
   */
  void file(
      InboundEvent inboundEvent,
      int part,
      StoredMail mail,
      CaseResult caseResult,
      MessagePoster messagePoster,
      Optional<MessageRef> message)
      throws StoreException, PostFailedException, InterruptedException {
    var opened =
        new NewCase(
            CaseKind.BOUNCE, mail.name(), requester(inboundEvent), caseResult, Optional.of(mail));
    show(
        caseServices
            .eventInbox()
            .open(inboundEvent.content(), part, caseServices.caseRepository(), opened),
        messagePoster,
        message);
  }

  /**
   * Shows the case that an earlier process stored for a part of the event. Returns false if there
   * is none.
   */
  boolean filedBefore(
      InboundEvent inboundEvent,
      int part,
      MessagePoster messagePoster,
      Optional<MessageRef> message)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<CaseId> id = caseServices.eventInbox().caseOf(inboundEvent.content(), part);
    Optional<Case> stored =
        id.isEmpty() ? Optional.empty() : caseServices.caseRepository().find(id.get());
    if (stored.isPresent()) {
      show(stored.get(), messagePoster, message);
    }
    return stored.isPresent();
  }

  /**
   * Shows a case; in a channel for customers only the reply, and the card in the team's channel.
   */
  private void show(Case stored, MessagePoster messagePoster, Optional<MessageRef> message)
      throws StoreException, PostFailedException, InterruptedException {
    if (messagePoster instanceof CustomerPoster customerPoster) {
      customerPoster.reply(stored);
      showCard(stored, customerPoster, Optional.empty());
    } else {
      showCard(stored, messagePoster, message);
    }
  }

  private void showCard(Case stored, MessagePoster messagePoster, Optional<MessageRef> message)
      throws StoreException, PostFailedException, InterruptedException {
    Card card = cards.of(stored);
    MessageRef place;
    if (message.isPresent()) {
      place = message.get();
      // Stored before a button can be clicked, so that updates after the click find the card.
      caseServices.cardLocations().record(stored.id(), place);
      messagePoster.edit(place, card);
    } else {
      place = messagePoster.post(card);
      caseServices.cardLocations().record(stored.id(), place);
    }
    if (stored.kind() == CaseKind.BOUNCE) {
      messagePoster.start(place, stored.id() + " " + stored.caseResult().headline());
    }
    showLaterChanges(stored.id(), card, place, messagePoster);
  }

  /**
   * Updates the card if the case has changed in the meantime. Such a change could not update a card
   * whose location was not stored yet.
   */
  private void showLaterChanges(
      CaseId id, Card shown, MessageRef place, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<Card> now = caseServices.caseRepository().find(id).map(cards::of);
    if (now.isPresent() && !now.get().equals(shown)) {
      messagePoster.edit(place, now.get());
    }
  }

  /** Returns who sent the event and where, as cases and the audit log store it. */
  static CaseRequester requester(InboundEvent inboundEvent) {
    return new CaseRequester(
        inboundEvent.chatUser().id(),
        inboundEvent.chatLocation().workspace(),
        inboundEvent.chatLocation().channel(),
        inboundEvent.chatLocation().thread());
  }
}
