package org.bounceback.casebook;

/**
 * Where a case's card stands in a conversation.
 *
 * @param platform for example {@code slack}
 * @param channel the platform's name of the channel
 * @param message the platform's name of the message
 * @param version how often the card has been edited there
 */
public record MessageRef(String platform, String channel, String message, int version) {}
