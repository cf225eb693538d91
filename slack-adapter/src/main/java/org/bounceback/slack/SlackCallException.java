package org.bounceback.slack;

import java.util.Set;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;

/** Slack responded to a call with an error, or did not respond. */
final class SlackCallException extends Exception {
  private static final Set<String> GONE = Set.of("message_not_found", "cant_update_message");

  /** The bot cannot post there, though the user can. */
  private static final Set<String> CLOSED_TO_US =
      Set.of(
          "not_in_channel",
          "channel_not_found",
          "is_archived",
          "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_non_threadable_channel",
          "user_not_in_channel");

  private final String code;

  /**
   * Describes a failed call.
   *
   * @param method such as {@code chat.postMessage}
   * @param code Slack's error code, or our code for a missing response
   * @param details what Slack adds; may be empty
   */
  SlackCallException(String method, String code, String details) {
    super("%s: %s%s".formatted(method, code, details.isEmpty() ? "" : " (" + details + ")"));
    this.code = code;
  }

  SlackCallException(String method, Throwable cause) {
    super("%s: no answer (%s)".formatted(method, cause), cause);
    this.code = "no_answer";
  }

  /** Slack's error code. */
  String code() {
    return code;
  }

  /** What the error means for the message that was to be posted or changed. */
  Reason reason() {
    if (GONE.contains(code)) {
      return Reason.GONE;
    }
    return CLOSED_TO_US.contains(code) ? Reason.CHANNEL_CLOSED : Reason.OTHER;
  }

  /** The same in the terms of the bot. */
  PostFailedException toPostFailed() {
    return new PostFailedException(String.valueOf(getMessage()), this, reason());
  }
}
