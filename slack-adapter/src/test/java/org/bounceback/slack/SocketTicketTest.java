package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Tickets over Socket Mode. */
class SocketTicketTest extends TicketBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
