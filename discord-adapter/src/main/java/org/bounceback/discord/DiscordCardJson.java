package org.bounceback.discord;

import org.bounceback.chat.Card;

/** Renders cards as the JSON that Discord receives. */
public final class DiscordCardJson {

  private DiscordCardJson() {}

  /** Returns the members of a message, on one line. */
  public static String of(Card card) {
    return CardRenderer.message(card).toData().toString();
  }
}
