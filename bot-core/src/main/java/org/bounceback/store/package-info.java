/**
 * What must survive a crash: the database, its schema and the outbox; the only package that knows
 * JDBC, JDBI, HikariCP, Flyway and db-scheduler.
 *
 * <p>Start with {@link org.bounceback.store.Database}; what has to happen because of something
 * written goes through {@link org.bounceback.store.Outbox} and is done by {@link
 * org.bounceback.store.OutboxProcessor}.
 */
@NullMarked
package org.bounceback.store;

import org.jspecify.annotations.NullMarked;
