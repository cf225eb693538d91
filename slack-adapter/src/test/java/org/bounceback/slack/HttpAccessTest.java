package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Access rules over HTTP. */
class HttpAccessTest extends AccessBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
