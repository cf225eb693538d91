package org.bounceback.sandbox.desk;

import java.io.IOException;

/** How one product's interface reads requests and words answers. */
interface Product {

  /** Whether the request wants a ticket opened. */
  boolean opens(Asked asked);

  /**
   * Does what was asked.
   *
   * @throws Refusal for what the product would refuse
   * @throws IOException for a body that cannot be read
   */
  Answer answer(Asked asked, ProductBook book) throws Refusal, IOException;

  /** A refusal in the product's form. */
  Answer refused(Refusal refusal);

  /** What a ticket's status is called at first. */
  String firstStatus();

  /** What the client is called at the desk. */
  String client();
}
