package org.bounceback.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a query's answer. Columns go by their name in the query, in lower case; asking for one
 * that is not there, or for a value where there is none, is a bug and throws {@link
 * IllegalStateException}.
 */
public final class ResultRow {
  private final Map<String, Optional<Object>> values;

  private ResultRow(Map<String, Optional<Object>> values) {
    this.values = values;
  }

  static ResultRow of(ResultSet answer) throws SQLException {
    var columns = answer.getMetaData();
    var values = new HashMap<String, Optional<Object>>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      values.put(name, Optional.ofNullable(answer.getObject(i)));
    }
    return new ResultRow(values);
  }

  /** The text in {@code column}. */
  public String text(String column) {
    return (String) value(column);
  }

  /** The text in {@code column}; empty where it holds none. */
  public Optional<String> findText(String column) {
    return find(column).map(String.class::cast);
  }

  /** The whole number in {@code column}. */
  public long number(String column) {
    return ((Number) value(column)).longValue();
  }

  /** The moment in {@code column}, to the millisecond. */
  public Instant instant(String column) {
    // The scheduler's own columns are of a type that PostgreSQL has and SQLite keeps as a number.
    return value(column) instanceof Timestamp moment
        ? moment.toInstant()
        : Instant.ofEpochMilli(number(column));
  }

  /** The moment in {@code column}; empty where it holds none. */
  public Optional<Instant> findInstant(String column) {
    return find(column).map(held -> instant(column));
  }

  /** The truth value in {@code column}. */
  public boolean isTrue(String column) {
    // SQLite has no truth values and keeps 0 and 1.
    return value(column) instanceof Boolean truth ? truth : number(column) != 0;
  }

  /** The bytes in {@code column}, a fresh copy. */
  public byte[] bytes(String column) {
    return ((byte[]) value(column)).clone();
  }

  private Object value(String column) {
    return find(column)
        .orElseThrow(() -> new IllegalStateException("column " + column + " holds nothing"));
  }

  private Optional<Object> find(String column) {
    Optional<Object> value = values.get(column);
    if (value == null) {
      throw new IllegalStateException("no column " + column + " among " + values.keySet());
    }
    return value;
  }
}
