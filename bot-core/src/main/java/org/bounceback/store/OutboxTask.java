package org.bounceback.store;

/**
 * A kind of outbox entry.
 *
 * @param name as stored, so it must never change: entries written by an older program wait under it
 */
public record OutboxTask(String name) {}
