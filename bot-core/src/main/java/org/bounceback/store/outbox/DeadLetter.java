package org.bounceback.store.outbox;

import java.time.Instant;

/**
 * An entry that was given up, kept for a person.
 *
 * @param reason what the last delivery failed of
 */
public record DeadLetter(
    OutboxTask task, String id, String payload, String reason, Instant givenUp) {}
