package org.bounceback.store.outbox;

import java.time.Instant;

/**
 * Something that has to happen because of what a transaction wrote.
 *
 * @param id names the entry among those of its task
 * @param payload what the handler needs to know
 * @param put when it was written
 * @param failures how many deliveries have failed so far in a row
 */
public record OutboxEntry(String id, String payload, Instant put, int failures) {}
