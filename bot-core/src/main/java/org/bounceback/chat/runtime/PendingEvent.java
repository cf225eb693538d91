package org.bounceback.chat.runtime;

import java.util.Optional;
import org.bounceback.chat.MessageRef;

/**
 * A stored event that an earlier process did not finish.
 *
 * @param answer the location of its initial response; empty if none was shown, or if its location
 *     was not stored
 * @param givenUp whether processing it failed too often, so that the user is notified instead
 */
public record PendingEvent(
    StoredInboundEvent storedInboundEvent, Optional<MessageRef> answer, boolean givenUp) {}
