package org.bounceback.chat;

/**
 * The ID of an event. It is the same each time a platform sends the event.
 *
 * @param text starts with the platform's name, such as {@code slack:Ev0123}
 */
public record EventId(String text) {}
