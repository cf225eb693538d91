package org.bounceback.slack;

import java.util.Set;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;

/** Finds out what a person may do. */
@FunctionalInterface
interface Members {
  /** Everybody is an agent, for made-up events. */
  Members EVERYBODY =
      inboundEvent -> {
        ChatUser chatUser = inboundEvent.chatUser();
        return new ChatUser(
            chatUser.id(), chatUser.contact(), chatUser.locale(), Set.of(ChatUser.UserRole.AGENT));
      };

  /** The person with the role that Slack's answers give, or with the reason for having none. */
  ChatUser identify(InboundEvent inboundEvent);
}
