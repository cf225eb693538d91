package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Unverified users over Socket Mode. */
class SocketUnverifiedUserTest extends UnverifiedUserBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
