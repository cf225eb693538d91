package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Unverified users over HTTP. */
class HttpUnverifiedUserTest extends UnverifiedUserBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
