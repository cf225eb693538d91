package org.bounceback.slack;

import java.net.URI;
import org.bounceback.casebook.MessageRef;

/**
 * Where a card stands, as Slack distinguishes it: a message that stays, or an answer that one
 * person sees for a while. Written into a {@link MessageRef}, so that it survives a restart.
 */
sealed interface Spot {
  /** The platform's name in stored references. */
  String PLATFORM = "slack";

  /**
   * A message that stays; it can be changed at any time.
   *
   * @param channel a channel's or direct conversation's id
   * @param ts the message's time stamp, which names it within the channel
   */
  record Standing(String channel, String ts) implements Spot {}

  /**
   * An answer that one person sees; it can be changed five times within 30 minutes.
   *
   * @param user who sees it
   * @param responseUrl where changes are sent
   */
  record Fleeting(String channel, String user, URI responseUrl) implements Spot {}

  /** A window, while it is open; what is pressed in it may change it. */
  record Window(String view) implements Spot {}

  /** Nothing could be shown. */
  record Nowhere() implements Spot {}

  /** As it is stored. */
  default MessageRef ref() {
    if (this instanceof Standing standing) {
      return new MessageRef(PLATFORM, standing.channel(), standing.ts(), 0);
    }
    if (this instanceof Fleeting fleeting) {
      String place = fleeting.channel() + " " + fleeting.user();
      return new MessageRef(PLATFORM, place, fleeting.responseUrl().toString(), 0);
    }
    return new MessageRef(PLATFORM, "", "", 0);
  }

  /** What a stored reference means. */
  static Spot of(MessageRef ref) {
    if (ref.message().isEmpty()) {
      return new Nowhere();
    }
    int blank = ref.channel().indexOf(' ');
    return blank < 0
        ? new Standing(ref.channel(), ref.message())
        : new Fleeting(
            ref.channel().substring(0, blank),
            ref.channel().substring(blank + 1),
            URI.create(ref.message()));
  }
}
