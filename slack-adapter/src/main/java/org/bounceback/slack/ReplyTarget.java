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
record ReplyTarget(
    String workspace,
    String channel,
    Optional<String> thread,
    String user,
    Optional<String> trigger,
    Optional<URI> responseUrl,
    Optional<MessageLocation> pressed) {

  /** Something said or dropped in a message. */
  static ReplyTarget message(String workspace, String channel, String thread, String user) {
    return new ReplyTarget(
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
  ReplyTarget directly() {
    return new ReplyTarget(
        workspace, user, Optional.empty(), user, trigger, responseUrl, Optional.empty());
  }

  /** An answer that only the person sees, if Slack gave a way to change one. */
  Optional<MessageLocation> fleeting() {
    return responseUrl.map(url -> new MessageLocation.EphemeralMessage(channel, user, url));
  }
}
