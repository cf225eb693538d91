package org.bounceback.slack;

import java.net.URI;
import org.bounceback.chat.MessageRef;

/**
 * Where a card stands, as Slack distinguishes it: a message that stays, or an answer that one
 * person sees for a while. Written into a {@link MessageRef}, so that it survives a restart.
 */
sealed interface MessageLocation {
  /** The platform's name in stored references. */
  String PLATFORM = "slack";

  /**
   * A message that stays; it can be changed at any time.
   *
   * @param channel a channel's or direct conversation's id
   * @param ts the message's time stamp, which names it within the channel
   */
  record ChannelMessage(String channel, String ts) implements MessageLocation {}

  /**
   * An answer that one person sees; it can be changed five times within 30 minutes.
   *
   * @param user who sees it
   * @param responseUrl where changes are sent
   */
  record EphemeralMessage(String channel, String user, URI responseUrl)
      implements MessageLocation {}

  /** A window, while it is open; what is pressed in it may change it. */
  record ModalView(String view) implements MessageLocation {}

  /** Nothing could be shown. */
  record NoMessage() implements MessageLocation {}

  /** As it is stored. */
  default MessageRef ref() {
    if (this instanceof ChannelMessage channelMessage) {
      return new MessageRef(PLATFORM, channelMessage.channel(), channelMessage.ts(), 0);
    }
    if (this instanceof EphemeralMessage ephemeralMessage) {
      String place = ephemeralMessage.channel() + " " + ephemeralMessage.user();
      return new MessageRef(PLATFORM, place, ephemeralMessage.responseUrl().toString(), 0);
    }
    return new MessageRef(PLATFORM, "", "", 0);
  }

  /** What a stored reference means. */
  static MessageLocation of(MessageRef ref) {
    if (ref.message().isEmpty()) {
      return new NoMessage();
    }
    int blank = ref.channel().indexOf(' ');
    return blank < 0
        ? new ChannelMessage(ref.channel(), ref.message())
        : new EphemeralMessage(
            ref.channel().substring(0, blank),
            ref.channel().substring(blank + 1),
            URI.create(ref.message()));
  }
}
