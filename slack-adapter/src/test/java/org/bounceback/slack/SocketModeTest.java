package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** The conversation over Socket Mode. */
class SocketModeTest extends SlackBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
