package org.bounceback.slack;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.chat.Audience;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.InboundEvent;

/**
 * One event as a request to the bot, and how to respond to it.
 *
 * @param inboundEvent what happened
 * @param replyTarget where responses go
 */
record SlackEvent(InboundEvent inboundEvent, ReplyTarget replyTarget) {
  /** Restores an event of an earlier process, without its single-use trigger and URL. */
  static SlackEvent restored(InboundEvent inboundEvent) {
    var replyTarget =
        new ReplyTarget(
            inboundEvent.chatLocation().workspace(),
            inboundEvent.chatLocation().channel(),
            inboundEvent.chatLocation().thread(),
            inboundEvent.chatUser().id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new SlackEvent(inboundEvent, replyTarget);
  }

  /** Returns the same event with what its user may do, and with who reads its channel. */
  SlackEvent withUser(Members members) {
    Audience audience = members.audienceOf(inboundEvent.chatLocation().channel());
    InboundEvent identified = inboundEvent.by(members.identify(inboundEvent));
    return new SlackEvent(identified.readBy(audience), replyTarget);
  }

  /** Returns the same event in a workspace with this language. */
  SlackEvent speaking(Locale language) {
    ChatLocation location = inboundEvent.chatLocation().speaking(language, replyTarget.isDirect());
    return new SlackEvent(inboundEvent.at(location), replyTarget);
  }

  /** Returns the same event with responses in the direct conversation. */
  SlackEvent inDirectConversation() {
    return new SlackEvent(inboundEvent, replyTarget.toDirectMessage());
  }

  /** Returns the same event with the names of all files. */
  SlackEvent withFileNames(SlackFiles files) {
    return new SlackEvent(files.named(inboundEvent), replyTarget);
  }
}
