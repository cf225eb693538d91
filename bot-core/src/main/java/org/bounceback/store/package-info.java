/**
 * The database: connections, migrations, transactions, backup. With {@code store.outbox} the only
 * package that uses JDBC, JDBI, HikariCP, Flyway and db-scheduler.
 *
 * <p>Start with {@link org.bounceback.store.Database}.
 */
@NullMarked
package org.bounceback.store;

import org.jspecify.annotations.NullMarked;
