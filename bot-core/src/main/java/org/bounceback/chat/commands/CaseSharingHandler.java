package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.store.StoreException;
import org.bounceback.watch.WatchStartResult;

/** Handles the buttons that share and watch a case. */
final class CaseSharingHandler {
  private final CaseServices caseServices;
  private final WorkerPools workerPools;
  private final WatchLimit watchLimit;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;

  CaseSharingHandler(
      CaseServices caseServices,
      WorkerPools workerPools,
      WatchLimit watchLimit,
      MessageBundle messageBundle,
      CaseCardRenderer cards) {
    this.caseServices = caseServices;
    this.workerPools = workerPools;
    this.watchLimit = watchLimit;
    this.messageBundle = messageBundle;
    this.cards = cards;
  }

  /** Starts to watch the case. */
  BotResponse watch(InboundEvent inboundEvent, Case stored) throws StoreException {
    return begun(caseServices.watchService().start(stored.id(), watchLimit.quota(inboundEvent)));
  }

  /** Records that delisting was requested, which starts to watch the case too. */
  BotResponse delistingRequested(InboundEvent inboundEvent, Case stored) throws StoreException {
    return begun(
        caseServices.watchService().requested(stored.id(), watchLimit.quota(inboundEvent)));
  }

  /** Stops watching the case. */
  BotResponse endWatch(Case stored) throws StoreException {
    Card card =
        caseServices
            .watchService()
            .end(stored.id())
            .map(cards::of)
            .orElseGet(() -> Card.of(messageBundle.text("stale")));
    return BotResponse.of(new InitialResponse.ShowCard(card, Visibility.IN_PLACE));
  }

  /** Posts the case's card for everyone and stores its location, so that it is updated too. */
  BotResponse share(Case stored) {
    return workerPools.respond(
        workerPools.reserve(),
        cards.of(stored),
        Visibility.PUBLIC,
        messagePoster -> caseServices.cardLocations().record(stored.id(), messagePoster.first()));
  }

  private BotResponse begun(WatchStartResult watchStartResult) {
    Optional<String> exceeded = watchLimit.text(watchStartResult.exceeded());
    return exceeded.isPresent()
        ? BotResponse.toAsker(exceeded.get())
        : watchStartResult
            .watched()
            .map(this::share)
            .orElseGet(() -> BotResponse.toAsker(messageBundle.text("stale")));
  }
}
