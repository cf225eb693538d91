package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** The conversation over requests. */
class RequestUrlTest extends SlackBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
