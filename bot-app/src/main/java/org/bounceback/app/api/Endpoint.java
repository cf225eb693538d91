package org.bounceback.app.api;

import java.io.IOException;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.store.StoreException;

/** Answers one kind of request; called by several threads at a time. */
interface Endpoint {

  /**
   * The answer; may wait for the network.
   *
   * @throws ApiException when there is something wrong with the request
   * @throws IOException when the body does not come whole
   * @throws BudgetExhausted when too much is being read at the moment
   */
  ApiResponse answer(Request request)
      throws ApiException, IOException, StoreException, BudgetExhausted, InterruptedException;
}
