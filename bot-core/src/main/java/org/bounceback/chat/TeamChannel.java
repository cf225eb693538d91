package org.bounceback.chat;

/**
 * The support team's channel on a platform, where the cards of customers' requests are posted.
 *
 * @param channel the platform's ID of the channel
 * @param cardPublisher posts there
 */
public record TeamChannel(String channel, CardPublisher cardPublisher) {}
