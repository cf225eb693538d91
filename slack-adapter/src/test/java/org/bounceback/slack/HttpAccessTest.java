package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Access over requests. */
class HttpAccessTest extends AccessBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
