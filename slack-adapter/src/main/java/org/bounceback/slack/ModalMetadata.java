package org.bounceback.slack;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Says where a form was requested. It is stored in the form, because Slack does not send it again.
 *
 * @param channel a channel's id, or the user's id for the direct conversation
 * @param privateCard the response URL of the ephemeral message that the form was opened from
 */
record ModalMetadata(String channel, Optional<String> thread, Optional<URI> privateCard) {
  private static final String URL = "://";

  /** Returns the text to store in a form's metadata. */
  static String of(ReplyTarget replyTarget) {
    return replyTarget.channel()
        + replyTarget.thread().map(thread -> " " + thread).orElse("")
        + replyTarget.privateCard().map(url -> " " + url).orElse("");
  }

  /** Reads a form's metadata; empty metadata means the direct conversation with {@code user}. */
  static ModalMetadata read(String metadata, String user) {
    List<String> parts = List.of(metadata.strip().split(" ", -1));
    return new ModalMetadata(
        parts.get(0).isEmpty() ? user : parts.get(0),
        parts.stream().skip(1).filter(part -> !part.contains(URL)).findFirst(),
        parts.stream().skip(1).filter(part -> part.contains(URL)).findFirst().map(URI::create));
  }
}
