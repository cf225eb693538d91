package org.bounceback.slack;

import java.net.URI;
import java.util.Optional;

/**
 * The ways in which one event can be answered.
 *
 * @param workspace the team's id
 * @param channel where it happened; where it happened in no channel, the person's id, which Slack
 *     takes for the direct conversation with the bot
 * @param thread the message under which an answer hangs
 * @param user who caused it
 * @param trigger opens one window within three seconds
 * @param responseUrl takes five answers within 30 minutes
 * @param pressed the card whose button was pressed
 */
record Reach(
    String workspace,
    String channel,
    Optional<String> thread,
    String user,
    Optional<String> trigger,
    Optional<URI> responseUrl,
    Optional<Spot> pressed) {

  /** Something said or dropped in a message. */
  static Reach message(String workspace, String channel, String thread, String user) {
    return new Reach(
        workspace,
        channel,
        Optional.of(thread),
        user,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether only the person and the bot read the channel. */
  boolean isDirect() {
    return channel.startsWith("D") || channel.equals(user);
  }

  /** The same with the direct conversation in place of the channel. */
  Reach directly() {
    return new Reach(
        workspace, user, Optional.empty(), user, trigger, responseUrl, Optional.empty());
  }

  /** An answer that only the person sees, if Slack gave a way to change one. */
  Optional<Spot> fleeting() {
    return responseUrl.map(url -> new Spot.Fleeting(channel, user, url));
  }
}
