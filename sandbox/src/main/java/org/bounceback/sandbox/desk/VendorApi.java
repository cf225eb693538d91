package org.bounceback.sandbox.desk;

import java.io.IOException;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** How one product's interface reads requests and words answers. */
interface VendorApi {

  /** Whether the request wants a ticket opened. */
  boolean opens(HttpRequest request);

  /**
   * Does what was asked.
   *
   * @throws DeskRefusal for what the product would refuse
   * @throws IOException for a body that cannot be read
   */
  HttpResponse answer(HttpRequest request, VendorTicketStore book) throws DeskRefusal, IOException;

  /** A refusal in the product's form. */
  HttpResponse refused(DeskRefusal deskRefusal);

  /** What a ticket's status is called at first. */
  String firstStatus();

  /** What the client is called at the desk. */
  String client();
}
