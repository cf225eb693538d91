package org.bounceback.chat.runtime;

/**
 * What one check of a platform's set-up found.
 *
 * @param well whether it stands in nobody's way
 * @param text what was found and, where it is not well, what to do; one line
 */
public record SetupCheckResult(boolean well, String text) {}
