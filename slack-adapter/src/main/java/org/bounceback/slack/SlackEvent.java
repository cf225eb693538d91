package org.bounceback.slack;

import java.util.Optional;
import org.bounceback.chat.InboundEvent;

/**
 * One event in the bot's words, and how it can be answered.
 *
 * @param inboundEvent what happened
 * @param replyTarget the ways back
 */
record SlackEvent(InboundEvent inboundEvent, ReplyTarget replyTarget) {
  /** An event that a former process heard; what may be done once is not done again. */
  static SlackEvent again(InboundEvent inboundEvent) {
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

  /** The same with what its person may do. */
  SlackEvent by(Members members) {
    return new SlackEvent(inboundEvent.by(members.identify(inboundEvent)), replyTarget);
  }

  /** The same with the names of all files. */
  SlackEvent named(SlackFiles files) {
    return new SlackEvent(files.named(inboundEvent), replyTarget);
  }
}
