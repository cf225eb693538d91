package org.bounceback.sandbox.discord.rules;

/**
 * One thing wrong in a body.
 *
 * @param at where, as a JSON pointer such as {@code /components/0/label}
 * @param row the row that says so
 * @param code Discord's name for the mistake, such as {@code BASE_TYPE_MAX_LENGTH}
 * @param message in Discord's manner
 */
public record SchemaViolation(String at, String row, String code, String message) {}
