package org.bounceback.slack;

import java.util.Optional;

/**
 * Where a form was asked for: written into the form, since Slack does not tell it again.
 *
 * @param channel a channel's id, or the person's for the direct conversation
 */
record ModalMetadata(String channel, Optional<String> thread) {

  /** As it stands in a form's metadata. */
  static String of(ReplyTarget replyTarget) {
    return replyTarget.channel() + replyTarget.thread().map(thread -> " " + thread).orElse("");
  }

  /** What a form's metadata say; the direct conversation with {@code user} where they are empty. */
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
