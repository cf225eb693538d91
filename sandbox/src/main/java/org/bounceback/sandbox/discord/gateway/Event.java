package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An event.
 *
 * @param name such as {@code MESSAGE_CREATE}
 * @param guild its guild; empty in direct conversations, which shard 0 receives
 * @param intent the intent that a session needs to receive it; empty text for none
 * @param veiled whether a session without {@code MESSAGE_CONTENT} receives it without content
 */
public record Event(
    String name, ObjectNode payload, Optional<String> guild, String intent, boolean veiled) {}
