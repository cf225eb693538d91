package org.bounceback.slack;

import org.bounceback.chat.EventHandler;
import org.bounceback.testkit.ChannelChatContract;
import org.bounceback.testkit.ChannelChatDriver;

class SlackChatTest extends ChannelChatContract {

  @Override
  protected ChannelChatDriver open(EventHandler handler) throws Exception {
    return new SlackDriver(handler);
  }
}
