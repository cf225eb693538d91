package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Access rules over Socket Mode. */
class SocketAccessTest extends AccessBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
