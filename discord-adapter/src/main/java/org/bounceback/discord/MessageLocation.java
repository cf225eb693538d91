package org.bounceback.discord;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.chat.MessageRef;

/**
 * Where a card stands. Written into a {@link MessageRef}, so that it survives a restart.
 *
 * @param channel the channel's id; {@link #direct} for a direct conversation; empty for nowhere
 * @param message the message's id, which is also that of the thread that begins with it
 * @param onlyFor who alone sees it; empty where the whole channel does
 * @param interactionToken what changes it for a quarter of an hour, also where the channel is
 *     closed to us
 */
record MessageLocation(
    String channel,
    String message,
    Optional<String> onlyFor,
    Optional<InteractionToken> interactionToken) {
  /** The platform's name in stored references. */
  static final String PLATFORM = "discord";

  /** Where nothing could be shown. */
  static final MessageLocation NOWHERE =
      new MessageLocation("", "", Optional.empty(), Optional.empty());

  private static final String DIRECT = "@";

  /**
   * The token of an interaction.
   *
   * @param until when it ends
   */
  record InteractionToken(String text, Instant until) {

    @Override
    public String toString() {
      return "token until " + until;
    }
  }

  /** A message that everybody in the channel sees. */
  static MessageLocation standing(String channel, String message) {
    return new MessageLocation(channel, message, Optional.empty(), Optional.empty());
  }

  /** The direct conversation with a person, which Discord names only when it is opened. */
  static String direct(String user) {
    return DIRECT + user;
  }

  /** The person of a direct conversation, if this is one. */
  static Optional<String> personOf(String channel) {
    return channel.startsWith(DIRECT) ? Optional.of(channel.substring(1)) : Optional.empty();
  }

  boolean isNowhere() {
    return message.isEmpty();
  }

  /** As it is stored. */
  MessageRef ref() {
    String place = channel + onlyFor.map(user -> " " + user).orElse("");
    String name =
        message
            + interactionToken
                .map(each -> " " + each.text() + " " + each.until().getEpochSecond())
                .orElse("");
    return new MessageRef(PLATFORM, place, name, 0);
  }

  /** What a stored reference means. */
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
