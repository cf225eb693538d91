package org.bounceback.slack;

import java.util.Optional;
import org.bounceback.chat.Inbound;

/**
 * One event in the bot's words, and how it can be answered.
 *
 * @param inbound what happened
 * @param reach the ways back
 */
record Heard(Inbound inbound, Reach reach) {
  /** An event that a former process heard; what may be done once is not done again. */
  static Heard again(Inbound inbound) {
    var reach =
        new Reach(
            inbound.place().workspace(),
            inbound.place().channel(),
            inbound.place().thread(),
            inbound.person().id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Heard(inbound, reach);
  }

  /** The same with what its person may do. */
  Heard by(Members members) {
    return new Heard(inbound.by(members.identify(inbound)), reach);
  }

  /** The same with the names of all files. */
  Heard named(SlackFiles files) {
    return new Heard(files.named(inbound), reach);
  }
}
