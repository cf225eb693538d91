package org.bounceback.slack;

import java.net.URI;
import java.util.Optional;

/**
 * Says how to respond to one event.
 *
 * @param workspace the team's id
 * @param channel the channel of the event; without one the user's id, which Slack accepts for the
 *     direct conversation with the bot
 * @param thread the message that responses reply to
 * @param user the user who caused the event
 * @param trigger opens one modal within three seconds
 * @param responseUrl accepts five responses within 30 minutes
 * @param clicked the card whose button was clicked
 */
record ReplyTarget(
    String workspace,
    String channel,
    Optional<String> thread,
    String user,
    Optional<String> trigger,
    Optional<URI> responseUrl,
    Optional<MessageLocation> clicked) {

  /** Returns the target for a message or an upload. */
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

  /** Whether only the user and the bot can read the channel. */
  boolean isDirect() {
    return channel.startsWith("D") || channel.equals(user);
  }

  /** Returns the same target with the direct conversation instead of the channel. */
  ReplyTarget toDirectMessage() {
    return new ReplyTarget(
        workspace, user, Optional.empty(), user, trigger, responseUrl, Optional.empty());
  }

  /** Returns the response URL of the ephemeral message that was clicked, or its modal. */
  Optional<URI> privateCard() {
    if (clicked.isEmpty()) {
      return Optional.empty();
    }
    return clicked.get() instanceof MessageLocation.ModalView modalView
        ? modalView.privateCard()
        : clicked
            .filter(MessageLocation.EphemeralMessage.class::isInstance)
            .flatMap(ephemeral -> responseUrl);
  }

  /** Returns the ephemeral response that only the user sees, if Slack provided a response URL. */
  Optional<MessageLocation> ephemeral() {
    return responseUrl.map(url -> new MessageLocation.EphemeralMessage(channel, user, url));
  }
}
