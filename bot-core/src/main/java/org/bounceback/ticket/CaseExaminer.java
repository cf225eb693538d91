package org.bounceback.ticket;

import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;

/** Runs the checks for an e-mail that was accepted without them. */
public interface CaseExaminer {

  /**
   * Returns the result, including network checks, which it waits for.
   *
   * @throws BudgetExhausted if too much is being read right now
   * @throws InterruptedException if the program stops
   */
  CaseResult examine(StoredMail mail) throws BudgetExhausted, InterruptedException;
}
