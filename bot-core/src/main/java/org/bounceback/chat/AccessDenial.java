package org.bounceback.chat;

/** Why a user may not use the bot. */
public enum AccessDenial {
  /** A member of the right workspace or server without the agent role. */
  NOT_AGENT("not-agent", true),
  /** A guest of the workspace. */
  GUEST("guest", true),
  /** A member of another organization, in a channel that is shared with it. */
  OTHER_ORGANIZATION("other-organization", true),
  /** The workspace or server is not on the allow-list, so the bot cannot post there. */
  OTHER_WORKSPACE("other-workspace", false),
  /** The user may use the bot, but not in this channel. */
  OTHER_CHANNEL("other-channel", true),
  /** A bot. It gets no reply, so that two bots cannot reply to each other in a loop. */
  BOT("not-agent", false),
  /** The platform did not report whether the user is an agent. */
  UNVERIFIED("unverified", true);

  private final String text;
  private final boolean answeredByMessage;

  AccessDenial(String text, boolean answeredByMessage) {
    this.text = text;
    this.answeredByMessage = answeredByMessage;
  }

  /** Returns the key of the text that is shown to the user. */
  public String text() {
    return text;
  }

  /**
   * Returns whether the bot also replies to messages and to visits of its home page, not only to
   * commands.
   */
  public boolean isAnsweredByMessage() {
    return answeredByMessage;
  }
}
