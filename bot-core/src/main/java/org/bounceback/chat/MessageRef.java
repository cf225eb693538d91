package org.bounceback.chat;

/**
 * Where a case's card stands in a conversation.
 *
 * @param platform for example {@code slack}
 * @param channel the platform's name of the channel
 * @param message the platform's name of the message
 * @param version how often the card has been edited there
 */
public record MessageRef(String platform, String channel, String message, int version) {

  /** Without what stands behind the message's id: Discord's token of an interaction, perhaps. */
  @Override
  public String toString() {
    int end = message.indexOf(' ');
    return platform + " " + channel + " " + (end < 0 ? message : message.substring(0, end));
  }
}
