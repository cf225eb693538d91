package org.bounceback.discord;

import org.bounceback.chat.EventHandler;
import org.bounceback.testkit.ChannelChatContract;
import org.bounceback.testkit.ChannelChatDriver;

class DiscordChatTest extends ChannelChatContract {

  @Override
  protected ChannelChatDriver open(EventHandler handler) throws Exception {
    return new DiscordDriver(handler);
  }
}
