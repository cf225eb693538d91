package org.bounceback.slack;

import java.util.Optional;
import org.bounceback.chat.InboundEvent;

/**
 * One event in the bot's words, and how it can be answered.
 *
 * @param inboundEvent what happened
 * @param reach the ways back
 */
record Heard(InboundEvent inboundEvent, Reach reach) {
  /** An event that a former process heard; what may be done once is not done again. */
  static Heard again(InboundEvent inboundEvent) {
    var reach =
        new Reach(
            inboundEvent.chatLocation().workspace(),
            inboundEvent.chatLocation().channel(),
            inboundEvent.chatLocation().thread(),
            inboundEvent.chatUser().id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Heard(inboundEvent, reach);
  }

  /** The same with what its person may do. */
  Heard by(Members members) {
    return new Heard(inboundEvent.by(members.identify(inboundEvent)), reach);
  }

  /** The same with the names of all files. */
  Heard named(SlackFiles files) {
    return new Heard(files.named(inboundEvent), reach);
  }
}
