package org.bounceback.sandbox.strict;

/**
 * Something that the real thing would not have accepted.
 *
 * @param where what was asked: an operation, a frame, a file
 * @param error the code answered
 * @param row the row of the data it rests on, file and JSON pointer
 * @param detail what was wrong, with the JSON pointer of the place
 */
public record RuleViolation(String where, String error, String row, String detail) {}
