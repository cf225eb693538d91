package org.bounceback.chat;

/**
 * The location of a posted message.
 *
 * @param platform for example {@code slack}
 * @param channel the platform's ID of the channel
 * @param message the platform's ID of the message
 * @param version how many times the message has been edited
 */
public record MessageRef(String platform, String channel, String message, int version) {

  /** Omits anything after the message's ID, which may be the token of a Discord interaction. */
  @Override
  public String toString() {
    int end = message.indexOf(' ');
    return platform + " " + channel + " " + (end < 0 ? message : message.substring(0, end));
  }
}
