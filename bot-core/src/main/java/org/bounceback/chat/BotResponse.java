package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.chat.InitialResponse.Visibility;

/**
 * The bot's response to an event: an initial response that is shown at once, and the work that
 * follows. The split lets every event be answered within the three seconds that platforms allow.
 *
 * @param now the initial response
 * @param later the work to start after that; the receiver of the response must start it
 */
public record BotResponse(InitialResponse now, Optional<FollowUp> later) {

  public static BotResponse of(InitialResponse now) {
    return new BotResponse(now, Optional.empty());
  }

  /** Returns a card that only the requester sees. */
  public static BotResponse toAsker(Card card) {
    return of(new InitialResponse.ShowCard(card, Visibility.PRIVATE));
  }

  /** Returns a sentence that only the requester sees. */
  public static BotResponse toAsker(String sentence) {
    return toAsker(Card.of(sentence));
  }

  public static BotResponse of(InitialResponse now, FollowUp later) {
    return new BotResponse(now, Optional.of(later));
  }
}
