package org.bounceback.slack;

import java.net.URI;
import java.util.Optional;
import org.bounceback.chat.MessageRef;

/**
 * Says where a card is shown, as Slack distinguishes it: a permanent message, or an ephemeral one
 * that one user sees. Stored as a {@link MessageRef}, so that it survives a restart.
 */
sealed interface MessageLocation {
  /** The platform's name in stored references. */
  String PLATFORM = "slack";

  /**
   * A permanent message; it can be changed at any time.
   *
   * @param channel a channel's or direct conversation's id
   * @param ts the message's time stamp, which identifies it within the channel
   */
  record ChannelMessage(String channel, String ts) implements MessageLocation {}

  /**
   * An ephemeral message; it can be changed five times within 30 minutes.
   *
   * @param user the user who sees it
   * @param responseUrl where changes are sent
   */
  record EphemeralMessage(String channel, String user, URI responseUrl)
      implements MessageLocation {}

  /**
   * An open modal; buttons in it may change it.
   *
   * @param privateCard the response URL of the ephemeral message that it was opened from
   */
  record ModalView(String view, Optional<URI> privateCard) implements MessageLocation {}

  /** No message: nothing could be shown. */
  record NoMessage() implements MessageLocation {}

  /** Returns the reference for storage. */
  default MessageRef ref() {
    if (this instanceof ChannelMessage channelMessage) {
      return new MessageRef(PLATFORM, channelMessage.channel(), channelMessage.ts(), 0);
    }
    if (this instanceof EphemeralMessage ephemeralMessage) {
      String channelAndUser = ephemeralMessage.channel() + " " + ephemeralMessage.user();
      return new MessageRef(PLATFORM, channelAndUser, ephemeralMessage.responseUrl().toString(), 0);
    }
    return new MessageRef(PLATFORM, "", "", 0);
  }

  /** Reads a stored reference. */
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
