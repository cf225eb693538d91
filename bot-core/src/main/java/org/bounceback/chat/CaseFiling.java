package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.CaseRequester;
import org.bounceback.casebook.CaseResult;
import org.bounceback.casebook.MessageRef;
import org.bounceback.casebook.NewCase;
import org.bounceback.casebook.StoredMail;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreException;

/** Stores what was found as a case, shows its card and remembers where. */
final class CaseFiling {
  private final Services services;
  private final CaseCards cards;

  CaseFiling(Services services, CaseCards cards) {
    this.services = services;
    this.cards = cards;
  }

  /** A case without a mail, shown in place of the first answer. */
  CaseId file(
      Inbound inbound, CaseKind kind, String subject, CaseResult caseResult, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    var opened = new NewCase(kind, subject, asker(inbound), caseResult, Optional.empty());
    Case stored = services.caseRepository().open(opened);
    show(stored, posting, Optional.of(posting.first()));
    return stored.id();
  }

  /**
   * A case with its mail, in place of {@code message} or, where that is empty, below it.
   *
   * @param part which of the mails that came with the event it is
   */
  void file(
      Inbound inbound,
      int part,
      StoredMail mail,
      CaseResult caseResult,
      Posting posting,
      Optional<MessageRef> message)
      throws StoreException, NotPosted, InterruptedException {
    var opened =
        new NewCase(CaseKind.BOUNCE, mail.name(), asker(inbound), caseResult, Optional.of(mail));
    show(
        services.eventInbox().open(inbound.content(), part, services.caseRepository(), opened),
        posting,
        message);
  }

  /** Shows the case that a former process stored of that part; false when there is none. */
  boolean filedBefore(Inbound inbound, int part, Posting posting, Optional<MessageRef> message)
      throws StoreException, NotPosted, InterruptedException {
    Optional<CaseId> id = services.eventInbox().caseOf(inbound.content(), part);
    Optional<Case> stored =
        id.isEmpty() ? Optional.empty() : services.caseRepository().find(id.get());
    if (stored.isPresent()) {
      show(stored.get(), posting, message);
    }
    return stored.isPresent();
  }

  private void show(Case stored, Posting posting, Optional<MessageRef> message)
      throws StoreException, NotPosted, InterruptedException {
    Card card = cards.of(stored);
    MessageRef place;
    if (message.isPresent()) {
      place = message.get();
      // Before its buttons can be pressed, so that what comes of them finds the card.
      services.places().record(stored.id(), place);
      posting.edit(place, card);
    } else {
      place = posting.post(card);
      services.places().record(stored.id(), place);
    }
    if (stored.kind() == CaseKind.BOUNCE) {
      posting.begin(place, stored.id() + " " + stored.caseResult().headline());
    }
    showWhatHappenedMeanwhile(stored.id(), card, place, posting);
  }

  /** News of a case that came before its card stood, or before its place was known, found none. */
  private void showWhatHappenedMeanwhile(CaseId id, Card shown, MessageRef place, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    Optional<Card> now = services.caseRepository().find(id).map(cards::of);
    if (now.isPresent() && !now.get().equals(shown)) {
      posting.edit(place, now.get());
    }
  }

  private static CaseRequester asker(Inbound inbound) {
    return new CaseRequester(
        inbound.person().id(),
        inbound.place().workspace(),
        inbound.place().channel(),
        inbound.place().thread());
  }
}
