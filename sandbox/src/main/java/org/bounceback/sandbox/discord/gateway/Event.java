package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param name such as {@code MESSAGE_CREATE}
 * @param guild where, empty in conversations with the app, which shard 0 hears of
 * @param intent what a session needs to hear of it, empty text for nothing
 * @param veiled whether a session without {@code MESSAGE_CONTENT} gets it without what was said
 */
public record Event(
    String name, ObjectNode payload, Optional<String> guild, String intent, boolean veiled) {}
