package org.bounceback.chat.commands;

import java.util.Map;
import java.util.Optional;
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
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.WatchCard;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.store.StoreException;
import org.bounceback.watch.WatchListener;
import org.bounceback.watch.WatchNews;

/** Brings the cards of a watched case up to date and says once under each what has changed. */
public final class WatchNotifier implements WatchListener {
  private final CaseRepository caseRepository;
  private final CaseCardUpdater shown;
  private final BlocklistCardRenderer lookUps = new BlocklistCardRenderer(MessageBundle.english());
  private final WatchCard watches = new WatchCard(MessageBundle.english());

  /**
   * A teller.
   *
   * @param editors by the platform's name, as it stands in {@link MessageRef#platform}
   */
  public WatchNotifier(
      CaseRepository caseRepository,
      CardLocationRepository places,
      Map<String, CardPublisher> editors) {
    this.caseRepository = caseRepository;
    this.shown = new CaseCardUpdater(places, editors);
  }

  @Override
  public CaseResult conclude(BlocklistReport report) {
    return lookUps.conclusion(report, Optional.empty());
  }

  @Override
  public void found(CaseId id, WatchNews news)
      throws ConversationUnavailableException, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        shown.refresh(stored.get(), news.name(), Optional.of(watches.news(stored.get(), news)));
      }
    } catch (StoreException | PostFailedException failed) {
      throw new ConversationUnavailableException(failed);
    }
  }
}
