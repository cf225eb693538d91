package org.bounceback.bounce;

/** What an uploaded mail is. */
public enum MessageKind {
  /** At least one recipient did not get the mail and will not. */
  FAILURE("failure"),
  /** Nothing is lost yet: the queue still tries. */
  DELAY("delay"),
  /** A notice that the mail arrived, was relayed or expanded. */
  SUCCESS("success"),
  /** A complaint of the recipient in the form of RFC 5965. */
  FEEDBACK_REPORT("feedback-report"),
  /** An automatic answer of the recipient (RFC 3834). */
  AUTO_REPLY("auto-reply"),
  /** None of these. */
  NOT_A_BOUNCE("not-a-bounce");

  private final String code;

  MessageKind(String code) {
    this.code = code;
  }

  /** The name in JSON and on the command line. */
  public String code() {
    return code;
  }
}
