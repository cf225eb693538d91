package org.bounceback.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads and writes that are kept together or not at all. Made by {@link Database#inTransaction},
 * used by that one thread, and worthless after it.
 *
 * <p>Arguments take the place of {@code ?} in order: text (a NUL in it becomes U+FFFD), numbers,
 * truth values, bytes, moments (kept to the millisecond), or an {@link Optional} of these.
 */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** Runs one statement that writes; answers how many rows it changed. */
  public int update(String sql, Object... arguments) {
    return handle.execute(sql, columns(arguments));
  }

  /** Runs one statement that reads; the rows come in its order. */
  public List<ResultRow> query(String sql, Object... arguments) {
    return handle
        .select(sql, columns(arguments))
        .map((answer, context) -> ResultRow.of(answer))
        .list();
  }

  /** Runs one statement that reads, of which the first row matters; empty when it finds none. */
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
      // PostgreSQL keeps every character but this one.
      return text.replace('\0', '\uFFFD');
    }
    return argument instanceof Instant moment ? moment.toEpochMilli() : argument;
  }
}
