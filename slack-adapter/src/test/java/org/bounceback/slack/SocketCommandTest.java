package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Commands over Socket Mode. */
class SocketCommandTest extends CommandBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
