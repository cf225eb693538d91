package org.bounceback.chat;

import java.util.Optional;

/**
 * An event that an earlier process stored and did not finish.
 *
 * @param inboundEvent the event to receive
 * @param answer the location of its initial response, which is then not shown again; even if empty,
 *     a response may have been shown
 */
public record UnfinishedEvent(InboundEvent inboundEvent, Optional<MessageRef> answer) {}
