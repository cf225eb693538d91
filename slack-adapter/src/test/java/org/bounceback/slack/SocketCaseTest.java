package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Cases over Socket Mode. */
class SocketCaseTest extends CaseBehaviour {

  @Override
  Transport transport() {
    return Transport.SOCKET_MODE;
  }
}
