package org.bounceback.sandbox.strict;

/**
 * A request that the real service would not have accepted.
 *
 * @param where the operation, frame or file
 * @param error the error code in the response
 * @param row the rule in the bundled data, as file and JSON pointer
 * @param detail what was wrong, with the JSON pointer of the location
 */
public record RuleViolation(String where, String error, String row, String detail) {}
