package org.bounceback.app.api;

import java.io.IOException;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.store.StoreException;

/** Answers one kind of request; called by several threads concurrently. */
interface Endpoint {

  /**
   * Returns the response; may wait for the network.
   *
   * @throws ApiException if the request is wrong
   * @throws IOException if the body is incomplete
   * @throws BudgetExhausted if too much is being read right now
   */
  ApiResponse answer(Request request)
      throws ApiException, IOException, StoreException, BudgetExhausted, InterruptedException;
}
