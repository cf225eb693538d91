package org.bounceback.chat;

import java.util.Optional;
import org.bounceback.chat.InitialResponse.Visibility;

/**
 * The bot's answer to an event: something that can be shown at once, and the work that makes more
 * of it. So that an answer within three seconds is not a matter of luck.
 *
 * @param now what to show or do at once
 * @param later what to start after that; whoever gets it has to start it
 */
public record BotResponse(InitialResponse now, Optional<FollowUp> later) {

  public static BotResponse of(InitialResponse now) {
    return new BotResponse(now, Optional.empty());
  }

  /** A card for the person who asked alone. */
  public static BotResponse toAsker(Card card) {
    return of(new InitialResponse.ShowCard(card, Visibility.PRIVATE));
  }

  /** One sentence for the person who asked alone. */
  public static BotResponse toAsker(String sentence) {
    return toAsker(Card.of(sentence));
  }

  public static BotResponse of(InitialResponse now, FollowUp later) {
    return new BotResponse(now, Optional.of(later));
  }
}
