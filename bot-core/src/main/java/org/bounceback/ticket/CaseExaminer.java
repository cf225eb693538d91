package org.bounceback.ticket;

import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;

/** Takes the steps for a mail that was accepted before anybody could look at it. */
public interface CaseExaminer {

  /**
   * What is found, the network asked; waits for it.
   *
   * @throws BudgetExhausted when too much is being read at the moment
   * @throws InterruptedException when the program stops
   */
  CaseResult examine(StoredMail mail) throws BudgetExhausted, InterruptedException;
}
