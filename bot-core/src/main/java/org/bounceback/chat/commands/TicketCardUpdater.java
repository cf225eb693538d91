package org.bounceback.chat.commands;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.cards.TicketCardRenderer;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.ConversationLink;
import org.bounceback.ticket.TicketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates every card of a case when its ticket changes, and reports the change exactly once in each
 * card's thread.
 */
public final class TicketCardUpdater implements TicketListener {
  private static final Logger log = LoggerFactory.getLogger(TicketCardUpdater.class);

  private final CaseRepository caseRepository;
  private final CaseCardUpdater cardUpdater;

  /**
   * Creates an updater.
   *
   * @param editors the publishers by platform name, as in {@link MessageRef#platform}
   * @param zone the time zone of the times on the cards
   */
  public TicketCardUpdater(
      CaseRepository caseRepository,
      CardLocationRepository places,
      Map<String, CardPublisher> editors,
      MessageBundles messageBundles,
      ZoneId zone) {
    this.caseRepository = caseRepository;
    this.cardUpdater = new CaseCardUpdater(places, editors, messageBundles, zone);
  }

  @Override
  public void changed(CaseId id) throws ConversationUnavailableException, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        cardUpdater.refresh(
            stored.get(),
            stored.get().state().name(),
            texts -> new TicketCardRenderer(texts).news(stored.get()));
      }
    } catch (StoreException | PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }

  @Override
  public Optional<ConversationLink> conversation(CaseId id) throws InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      return stored.isEmpty() ? Optional.empty() : cardUpdater.conversation(stored.get());
    } catch (StoreException failed) {
      log.warn("opening a ticket without a link to its thread case={}", id, failed);
      return Optional.empty();
    }
  }

  @Override
  public void replyReceived(CaseId id, TicketActivityLog.ActivityEntry activityEntry)
      throws ConversationUnavailableException, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        cardUpdater.text(
            stored.get(),
            "line-" + activityEntry.number(),
            texts -> Optional.of(new TicketCardRenderer(texts).of(stored.get(), activityEntry)));
      }
    } catch (StoreException | PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }
}
