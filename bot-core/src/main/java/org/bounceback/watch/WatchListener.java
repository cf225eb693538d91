package org.bounceback.watch;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.ConversationUnavailableException;

/**
 * Receives what watches find, writes it and posts it in the conversation. Called at least once for
 * each change, also after a crash, and by several threads at a time.
 */
public interface WatchListener {

  /** Returns the result of a case that found this. */
  CaseResult toCaseResult(BlocklistReport report);

  /**
   * Called when a case's subject was listed or delisted, or its watch ended. The case has the
   * findings of the latest check.
   *
   * @throws ConversationUnavailableException if it could not be posted; the call is repeated later
   * @throws InterruptedException if the program stops; the call is repeated after its next start
   */
  void found(CaseId id, WatchNews news)
      throws ConversationUnavailableException, InterruptedException;
}
