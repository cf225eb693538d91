package org.bounceback.discord;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.chat.MessageRef;

/**
 * Says where a card is shown. Stored as a {@link MessageRef}, so that it survives a restart.
 *
 * @param channel the channel's id; {@link #direct} for a direct conversation; empty for nowhere
 * @param message the message's id, which is also the id of the thread that starts from it
 * @param onlyFor the only user who sees it; empty if the whole channel does
 * @param interactionToken updates the message for 15 minutes, even in channels that the bot cannot
 *     access
 */
record MessageLocation(
    String channel,
    String message,
    Optional<String> onlyFor,
    Optional<InteractionToken> interactionToken) {
  /** The platform's name in stored references. */
  static final String PLATFORM = "discord";

  /** Nothing could be shown. */
  static final MessageLocation NOWHERE =
      new MessageLocation("", "", Optional.empty(), Optional.empty());

  private static final String DIRECT = "@";

  /**
   * The token of an interaction.
   *
   * @param until when it expires
   */
  record InteractionToken(String text, Instant until) {

    @Override
    public String toString() {
      return "token until " + until;
    }
  }

  /** Returns the location of a message that everyone in the channel sees. */
  static MessageLocation publicMessage(String channel, String message) {
    return new MessageLocation(channel, message, Optional.empty(), Optional.empty());
  }

  /**
   * Returns the direct conversation with a user, whose id Discord reveals only when it is opened.
   */
  static String direct(String user) {
    return DIRECT + user;
  }

  /** Returns the user of a direct conversation, if this is one. */
  static Optional<String> userOf(String channel) {
    return channel.startsWith(DIRECT) ? Optional.of(channel.substring(1)) : Optional.empty();
  }

  boolean isNowhere() {
    return message.isEmpty();
  }

  /** Returns the reference for storage. */
  MessageRef ref() {
    String place = channel + onlyFor.map(user -> " " + user).orElse("");
    String name =
        message
            + interactionToken
                .map(token -> " " + token.text() + " " + token.until().getEpochSecond())
                .orElse("");
    return new MessageRef(PLATFORM, place, name, 0);
  }

  /** Reads a stored reference. */
  static MessageLocation of(MessageRef ref) {
    String[] place = ref.channel().split(" ", 2);
    String[] name = ref.message().split(" ", 3);
    return new MessageLocation(
        place[0],
        name[0],
        place.length == 2 ? Optional.of(place[1]) : Optional.empty(),
        name.length == 3
            ? Optional.of(
                new InteractionToken(name[1], Instant.ofEpochSecond(Long.parseLong(name[2]))))
            : Optional.empty());
  }
}
