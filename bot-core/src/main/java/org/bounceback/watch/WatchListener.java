package org.bounceback.watch;

import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseResult;

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
   * @throws NotTold when it could not be passed on; it will be told again
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void found(CaseId id, WatchNews news) throws NotTold, InterruptedException;

  /** The conversation could not be reached. */
  final class NotTold extends Exception {

    /** For a reason in the operator's words. */
    public NotTold(String why) {
      super(why);
    }
  }
}
