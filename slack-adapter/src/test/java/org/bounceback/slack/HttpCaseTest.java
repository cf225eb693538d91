package org.bounceback.slack;

import org.bounceback.slack.SlackWorld.Transport;

/** Cases over HTTP. */
class HttpCaseTest extends CaseBehaviour {

  @Override
  Transport transport() {
    return Transport.HTTP;
  }
}
