package org.bounceback.chat;

import java.util.Optional;

/**
 * A message that is posted exactly once in a card's thread.
 *
 * @param name identifies the message; the same after a restart
 * @param thread the first message of the thread that contains the card; empty if the card starts
 *     the thread
 * @param perhapsThere whether an earlier attempt may have posted it
 */
public record ThreadMessage(
    String name, Optional<String> thread, Card text, boolean perhapsThere) {}
