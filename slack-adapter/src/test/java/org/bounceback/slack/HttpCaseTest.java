package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Cases over requests. */
class HttpCaseTest extends CaseBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
