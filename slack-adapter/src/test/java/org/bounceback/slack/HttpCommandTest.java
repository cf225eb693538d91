package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Commands over requests. */
class HttpCommandTest extends CommandBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
