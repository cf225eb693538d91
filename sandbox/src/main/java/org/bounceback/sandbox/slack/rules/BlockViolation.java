package org.bounceback.sandbox.slack.rules;

/**
 * One error in a JSON value.
 *
 * @param pointer its location, such as {@code /blocks/0/text}
 * @param row the violated rule
 * @param what the message, in Slack's words where they are known
 */
public record BlockViolation(String pointer, String row, String what) {

  /** Returns the message in Slack's format. */
  public String message() {
    return "%s [json-pointer:%s]".formatted(what, pointer);
  }
}
