package org.bounceback.slack;

import java.util.Optional;

/**
 * Says where a form was requested. It is stored in the form, because Slack does not send it again.
 *
 * @param channel a channel's id, or the user's id for the direct conversation
 */
record ModalMetadata(String channel, Optional<String> thread) {

  /** Returns the text to store in a form's metadata. */
  static String of(ReplyTarget replyTarget) {
    return replyTarget.channel() + replyTarget.thread().map(thread -> " " + thread).orElse("");
  }

  /** Reads a form's metadata; empty metadata means the direct conversation with {@code user}. */
  static ModalMetadata read(String metadata, String user) {
    if (metadata.isBlank()) {
      return new ModalMetadata(user, Optional.empty());
    }
    int blank = metadata.indexOf(' ');
    return blank < 0
        ? new ModalMetadata(metadata, Optional.empty())
        : new ModalMetadata(
            metadata.substring(0, blank), Optional.of(metadata.substring(blank + 1)));
  }
}
