package org.bounceback.watch;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.ConversationUnavailableException;

/**
 * The conversation's side of watches: it puts what they find into words, and passes it on. Told at
 * least once of everything, also after a crash, by several threads at a time.
 */
public interface WatchListener {

  /** What a case says that found this. */
  CaseResult conclude(BlocklistReport report);

  /**
   * The lists have changed their mind about a case's subject, or its watch is over; the case's
   * findings are those of the latest check.
   *
   * @throws ConversationUnavailableException when it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void found(CaseId id, WatchNews news)
      throws ConversationUnavailableException, InterruptedException;
}
