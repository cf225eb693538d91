package org.bounceback.store.outbox;

import java.time.Instant;

/**
 * An entry that was given up and needs a person.
 *
 * @param reason why the last delivery failed
 */
public record DeadLetter(
    OutboxTask task, String id, String payload, String reason, Instant givenUp) {}
