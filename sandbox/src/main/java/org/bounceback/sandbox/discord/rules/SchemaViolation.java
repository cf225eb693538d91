package org.bounceback.sandbox.discord.rules;

/**
 * One error in a body.
 *
 * @param at its location as a JSON pointer, such as {@code /components/0/label}
 * @param row the violated rule
 * @param code Discord's error code, such as {@code BASE_TYPE_MAX_LENGTH}
 * @param message a message in Discord's style
 */
public record SchemaViolation(String at, String row, String code, String message) {}
