package org.bounceback.bounce;

/** The kind of an uploaded message. */
public enum MessageKind {
  /** At least one recipient did not get the message and will not get it. */
  FAILURE("failure"),
  /** Nothing is lost yet: the server is still retrying. */
  DELAY("delay"),
  /** A notice that the message was delivered, relayed or expanded. */
  SUCCESS("success"),
  /** A complaint by the recipient in the format of RFC 5965. */
  FEEDBACK_REPORT("feedback-report"),
  /** An automatic reply of the recipient (RFC 3834). */
  AUTO_REPLY("auto-reply"),
  /** None of these. */
  NOT_A_BOUNCE("not-a-bounce");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  /** Returns the name used in JSON and on the command line. */
  public String code() {
    return code;
  }
}
