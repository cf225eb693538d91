package org.bounceback.chat.runtime;

/**
 * The result of one check of a platform's setup.
 *
 * @param well whether the check passed
 * @param text the result and, if the check failed, what to do; one line
 */
public record SetupCheckResult(boolean well, String text) {}
