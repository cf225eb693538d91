package org.bounceback.chat;

/** Why a person may not use the bot. */
public enum AccessDenial {
  /** A member of the right workspace or server without the agent role. */
  NOT_AGENT("not-agent", true),
  /** A guest of the workspace. */
  GUEST("guest", true),
  /** A member of another organization, in a channel that is shared with it. */
  OTHER_ORGANIZATION("other-organization", true),
  /** The workspace or server is not on the allow-list, so the bot cannot post there. */
  OTHER_WORKSPACE("other-workspace", false),
  /** A program; it gets no answer, so that two programs never answer each other for ever. */
  BOT("not-agent", false),
  /** The platform did not say whether the person is an agent. */
  UNVERIFIED("unverified", true);

  private final String text;
  private final boolean answeredByMessage;

  AccessDenial(String text, boolean answeredByMessage) {
    this.text = text;
    this.answeredByMessage = answeredByMessage;
  }

  /** The key of what the person is told. */
  public String text() {
    return text;
  }

  /** Whether a message, or a visit to the bot's page, is answered as well as a command is. */
  public boolean isAnsweredByMessage() {
    return answeredByMessage;
  }
}
