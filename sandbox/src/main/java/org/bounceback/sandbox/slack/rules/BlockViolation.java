package org.bounceback.sandbox.slack.rules;

/**
 * One thing wrong in a JSON value.
 *
 * @param pointer where, such as {@code /blocks/0/text}
 * @param row the row that says so
 * @param what in Slack's words where they are known
 */
public record BlockViolation(String pointer, String row, String what) {

  /** As Slack says it. */
  public String message() {
    return "%s [json-pointer:%s]".formatted(what, pointer);
  }
}
