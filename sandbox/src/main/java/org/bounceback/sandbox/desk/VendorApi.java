package org.bounceback.sandbox.desk;

import java.io.IOException;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** One product's API: how it parses requests and formats responses. */
interface VendorApi {

  /** Whether the request opens a ticket. */
  boolean opens(HttpRequest request);

  /**
   * Handles a request.
   *
   * @throws DeskRefusal for a request that the product would refuse
   * @throws IOException for a body that cannot be read
   */
  HttpResponse answer(HttpRequest request, VendorTicketStore book) throws DeskRefusal, IOException;

  /** Returns a refusal in the product's format. */
  HttpResponse refused(DeskRefusal deskRefusal);

  /** Returns the initial status of a ticket. */
  String firstStatus();

  /** Returns the client's name in the ticket system. */
  String client();
}
