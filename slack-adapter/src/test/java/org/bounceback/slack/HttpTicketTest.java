package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Tickets over HTTP. */
class HttpTicketTest extends TicketBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
