package org.bounceback.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads and writes that are committed together or not at all. Created by {@link
 * Database#inTransaction}, used by that thread only, and invalid after it.
 *
 * <p>Arguments replace {@code ?} in order: text (NUL becomes U+FFFD), numbers, booleans, bytes,
 * timestamps (stored in milliseconds), or an {@link Optional} of these.
 */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** Runs one statement that writes; returns the number of changed rows. */
  public int update(String sql, Object... arguments) {
    return handle.execute(sql, columns(arguments));
  }

  /** Runs one query; returns the rows in its order. */
  public List<ResultRow> query(String sql, Object... arguments) {
    return handle
        .select(sql, columns(arguments))
        .map((answer, context) -> ResultRow.of(answer))
        .list();
  }

  /** Runs one query and returns its first row; empty if there is none. */
  public Optional<ResultRow> findRow(String sql, Object... arguments) {
    return query(sql, arguments).stream().findFirst();
  }

  private static Object[] columns(Object... arguments) {
    var columns = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      columns[i] = column(arguments[i]);
    }
    return columns;
  }

  private static Object column(Object argument) {
    if (argument instanceof Optional<?> optional) {
      return optional.<Object>map(Transaction::column);
    }
    if (argument instanceof String text) {
      // PostgreSQL stores every character except this one.
      return text.replace('\0', '\uFFFD');
    }
    return argument instanceof Instant moment ? moment.toEpochMilli() : argument;
  }
}
