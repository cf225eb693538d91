package org.bounceback.slack;

import java.util.Set;
import org.bounceback.chat.Audience;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;

/** Determines what a user may do. */
@FunctionalInterface
interface Members {
  /** Accepts every user as an agent; for synthetic events only. */
  Members EVERYBODY =
      inboundEvent -> {
        ChatUser chatUser = inboundEvent.chatUser();
        return new ChatUser(
            chatUser.id(), chatUser.contact(), chatUser.locale(), Set.of(ChatUser.UserRole.AGENT));
      };

  /** Returns the user with the role that Slack's data gives, or with the reason for a denial. */
  ChatUser identify(InboundEvent inboundEvent);

  /** Returns who reads a channel. */
  default Audience audienceOf(String channel) {
    return Audience.TEAM;
  }
}
