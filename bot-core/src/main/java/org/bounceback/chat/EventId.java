package org.bounceback.chat;

/**
 * The name of something that happened once, though a platform may tell of it several times.
 *
 * @param text begins with the platform's name, such as {@code slack:Ev0123}
 */
public record EventId(String text) {}
