/**
 * The transactional outbox: delivers each entry at least once, across crashes and replicas.
 *
 * <p>Start with {@link org.bounceback.store.outbox.Outbox} to add entries and {@link
 * org.bounceback.store.outbox.OutboxProcessor} to deliver them.
 */
@NullMarked
package org.bounceback.store.outbox;

import org.jspecify.annotations.NullMarked;
