package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Commands over HTTP. */
class HttpCommandTest extends CommandBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
