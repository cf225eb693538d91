package org.bounceback.chat;

import java.util.Optional;

/**
 * The bot's answer to an event: something that can be shown at once, and the work that makes more
 * of it. So that an answer within three seconds is not a matter of luck.
 *
 * @param now what to show or do at once
 * @param later what to start after that; whoever gets it has to start it
 */
public record Turn(FirstAnswer now, Optional<Work> later) {

  static Turn of(FirstAnswer now) {
    return new Turn(now, Optional.empty());
  }

  static Turn of(FirstAnswer now, Work later) {
    return new Turn(now, Optional.of(later));
  }
}
