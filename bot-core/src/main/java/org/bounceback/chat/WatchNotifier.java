package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.casebook.CardLocationRepository;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseRepository;
import org.bounceback.casebook.CaseResult;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.MessagePoster.PostFailedException;
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
  public void found(CaseId id, WatchNews news) throws NotTold, InterruptedException {
    try {
      Optional<Case> stored = caseRepository.find(id);
      if (stored.isPresent()) {
        shown.refresh(stored.get(), news.name(), Optional.of(watches.news(stored.get(), news)));
      }
    } catch (StoreException | PostFailedException failed) {
      throw new NotTold(String.valueOf(failed.getMessage()));
    }
  }
}
