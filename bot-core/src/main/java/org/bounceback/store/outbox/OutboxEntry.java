package org.bounceback.store.outbox;

import java.time.Instant;

/**
 * A task that has to run after a transaction committed.
 *
 * @param id the entry's ID, unique within its task
 * @param payload the data for the handler
 * @param createdAt when it was added
 * @param failures the number of consecutive failed deliveries
 */
public record OutboxEntry(String id, String payload, Instant createdAt, int failures) {}
