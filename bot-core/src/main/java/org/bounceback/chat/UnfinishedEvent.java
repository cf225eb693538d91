package org.bounceback.chat;

import java.util.Optional;

/**
 * An event that a former process kept and did not finish.
 *
 * @param inboundEvent the event, to be received
 * @param answer where its first answer stands, which is then not shown again; where it is empty,
 *     one may stand there nevertheless
 */
public record UnfinishedEvent(InboundEvent inboundEvent, Optional<MessageRef> answer) {}
