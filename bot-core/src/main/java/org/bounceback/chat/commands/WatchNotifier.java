package org.bounceback.chat.commands;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.cards.BlocklistCardRenderer;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.cards.WatchCard;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.store.StoreException;
import org.bounceback.watch.WatchListener;
import org.bounceback.watch.WatchNews;

/** Updates the cards of a watched case and posts the changes exactly once in each card's thread. */
public final class WatchNotifier implements WatchListener {
  private final CaseRepository caseRepository;
  private final CaseCardUpdater cardUpdater;
  private final BlocklistCardRenderer blocklistCards;

  /**
   * Creates a notifier.
   *
   * @param editors the publishers by platform name, as in {@link MessageRef#platform}
   * @param zone the time zone of the times on the cards
   */
  public WatchNotifier(
      CaseRepository caseRepository,
      CardLocationRepository places,
      Map<String, CardPublisher> editors,
      MessageBundles messageBundles,
      ZoneId zone) {
    this.caseRepository = caseRepository;
    this.cardUpdater = new CaseCardUpdater(places, editors, messageBundles, zone);
    this.blocklistCards = new BlocklistCardRenderer(messageBundles.of(Language.ENGLISH));
  }

  @Override
  public CaseResult toCaseResult(BlocklistReport report) {
    return blocklistCards.conclusion(report, Optional.empty());
  }

  @Override
  public void found(CaseId id, WatchNews news)
      throws ConversationUnavailableException, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        cardUpdater.refresh(
            stored.get(),
            news.name(),
            texts -> Optional.of(new WatchCard(texts).news(stored.get(), news)));
      }
    } catch (StoreException | PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }
}
