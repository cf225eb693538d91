package org.bounceback.chat.runtime;

import java.util.Optional;
import org.bounceback.chat.MessageRef;

/**
 * An arrival that a former process did not finish.
 *
 * @param answer where its first answer stands; empty when none was shown, or that was not written
 *     down any more
 * @param givenUp whether reading it failed too often, so that the person is told so instead
 */
public record PendingEvent(
    StoredInboundEvent storedInboundEvent, Optional<MessageRef> answer, boolean givenUp) {}
