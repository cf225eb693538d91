package org.bounceback.slack;

import java.util.Set;

/** Slack answered a call with an error, or not at all. */
final class SlackCallException extends Exception {
  /** The bot cannot write there; somebody has to be told elsewhere. */
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
   * Says what became of a call.
   *
   * @param method such as {@code chat.postMessage}
   * @param code Slack's own word for the error, or ours for why there is no answer
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

  /** Slack's own word for the error. */
  String code() {
    return code;
  }

  /** Whether the channel is closed to the bot, though not to the person. */
  boolean isClosedToUs() {
    return CLOSED_TO_US.contains(code);
  }

  /** Whether the message is not there to be changed any more. */
  boolean isGone() {
    return code.equals("message_not_found") || code.equals("cant_update_message");
  }
}
