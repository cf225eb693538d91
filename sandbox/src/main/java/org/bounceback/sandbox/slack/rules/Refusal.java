package org.bounceback.sandbox.slack.rules;

/**
 * Something that Slack would not have accepted.
 *
 * @param where the method, or what else was refused: {@code socket}, {@code response_url}, {@code
 *     command}, {@code view_submission}, {@code request url}, {@code file}
 * @param error the code Slack answers, or says to the user
 * @param row the row of the data it rests on, file and JSON pointer
 * @param detail what was wrong, with the JSON pointer of the place
 */
public record Refusal(String where, String error, String row, String detail) {}
