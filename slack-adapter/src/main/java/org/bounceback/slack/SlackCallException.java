package org.bounceback.slack;

import java.util.Set;

/** Slack responded to a call with an error, or did not respond. */
final class SlackCallException extends Exception {
  /** Codes that mean the bot cannot post in the channel, so the user needs a direct message. */
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

  /** Whether the bot, unlike the user, cannot post in the channel. */
  boolean isClosedToUs() {
    return CLOSED_TO_US.contains(code);
  }

  /** Whether the message no longer exists and cannot be changed. */
  boolean isGone() {
    return code.equals("message_not_found") || code.equals("cant_update_message");
  }
}
