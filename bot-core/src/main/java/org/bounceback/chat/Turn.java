package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.chat.FirstAnswer.Audience;

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

  /** A card for the person who asked alone. */
  static Turn toAsker(Card card) {
    return of(new FirstAnswer.Show(card, Audience.PRIVATE));
  }

  /** One sentence for the person who asked alone. */
  static Turn toAsker(String sentence) {
    return toAsker(Card.of(sentence));
  }

  static Turn of(FirstAnswer now, Work later) {
    return new Turn(now, Optional.of(later));
  }
}
