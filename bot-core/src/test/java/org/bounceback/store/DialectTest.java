package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectTest {
  @TempDir Path folder;

  @BeforeEach
  void createTable() throws SQLException {
    try (var connection = connect("")) {
      run(connection, "create table t (a integer primary key)");
    }
  }

  @Test
  void aReadOnlyFileIsToBeMadeWritable() throws SQLException {
    try (var connection = connect("?mode=ro")) {
      assertEquals(
          Optional.of("is read-only; make the folder and all in it writable"),
          complaint(connection, "insert into t values (1)"));
    }
  }

  @Test
  void aLockedFileIsToBeFreed() throws SQLException {
    try (var other = connect("");
        var connection = connect("?busy_timeout=1")) {
      run(other, "begin exclusive");

      assertEquals(
          Optional.of("is locked by another process; stop that one"),
          complaint(connection, "insert into t values (1)"));
    }
  }

  @Test
  void aBrokenRuleIsABugOfOurs() throws SQLException {
    try (var connection = connect("")) {
      run(connection, "insert into t values (1)");

      assertEquals(Optional.empty(), complaint(connection, "insert into t values (1)"));
    }
  }

  @Test
  void anErrorWithoutSqlStateIsNoConflict() {
    assertFalse(Dialect.POSTGRESQL.isOutrun(new SQLException("the pool was closed")));
  }

  private Connection connect(String options) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:file:" + folder.resolve("t.db") + options);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Optional<String> complaint(Connection connection, String sql) {
    return Dialect.SQLITE.complaint(assertThrows(SQLException.class, () -> run(connection, sql)));
  }
}
