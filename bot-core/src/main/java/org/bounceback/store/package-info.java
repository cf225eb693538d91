/**
 * The database: connections, migrations, transactions, backup. With {@code store.outbox} the only
 * package that uses JDBC, and the only one that uses JDBI, HikariCP and Flyway.
 *
 * <p>Start with {@link org.bounceback.store.Database}.
 */
@NullMarked
package org.bounceback.store;

import org.jspecify.annotations.NullMarked;
