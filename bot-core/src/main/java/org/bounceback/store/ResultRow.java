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
 * One row of a query result. Columns are identified by their name in the query, in lower case. A
 * missing column, or a missing value, is a bug and throws {@link IllegalStateException}.
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

  /** Returns the text in {@code column}. */
  public String text(String column) {
    return (String) value(column);
  }

  /** Returns the text in {@code column}; empty if it is null. */
  public Optional<String> findText(String column) {
    return find(column).map(String.class::cast);
  }

  /** Returns the integer in {@code column}. */
  public long number(String column) {
    return ((Number) value(column)).longValue();
  }

  /** Returns the timestamp in {@code column}, with a precision of a millisecond. */
  public Instant instant(String column) {
    // The scheduler's own columns have a type that PostgreSQL supports and SQLite stores as a
    // number.
    return value(column) instanceof Timestamp moment
        ? moment.toInstant()
        : Instant.ofEpochMilli(number(column));
  }

  /** Returns the timestamp in {@code column}; empty if it is null. */
  public Optional<Instant> findInstant(String column) {
    return find(column).map(held -> instant(column));
  }

  /** Returns the boolean in {@code column}. */
  public boolean isTrue(String column) {
    // SQLite has no booleans and stores 0 and 1.
    return value(column) instanceof Boolean truth ? truth : number(column) != 0;
  }

  /** Returns a copy of the bytes in {@code column}. */
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
