package org.bounceback.discord;

import org.bounceback.chat.Card;

/** Cards as Discord gets them. */
public final class DiscordCardJson {

  private DiscordCardJson() {}

  /** The members of a message, in one line. */
  public static String of(Card card) {
    return CardRenderer.message(card).toData().toString();
  }
}
