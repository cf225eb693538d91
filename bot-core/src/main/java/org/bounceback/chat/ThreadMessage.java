package org.bounceback.chat;

import java.util.Optional;

/**
 * Something said under a card, once.
 *
 * @param name the same for the same line, also after a restart
 * @param thread the message that begins the thread in which the card stands; where it is empty, the
 *     card begins one
 * @param perhapsThere whether a former try may have said it
 */
public record ThreadMessage(
    String name, Optional<String> thread, Card text, boolean perhapsThere) {}
