package org.bounceback.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The differences between databases: names of column types, additional migrations, and explanations
 * of errors for the operator. All other SQL is portable.
 */
enum Dialect {
  SQLITE("blob", "timestamp", "look for a disk that hangs") {
    @Override
    Optional<String> complaint(SQLException error) {
      // The lower eight bits are the primary result code (sqlite.org/rescode.html).
      return Optional.ofNullable(SQLITE_COMPLAINTS.get(error.getErrorCode() & 0xff));
    }

    @Override
    boolean isOutrun(SQLException error) {
      return false;
    }
  },

  POSTGRESQL("bytea", "timestamptz", "look after the server and its max_connections") {
    @Override
    Optional<String> complaint(SQLException error) {
      String state = error.getSQLState() == null ? "" : error.getSQLState();
      return Optional.ofNullable(POSTGRESQL_COMPLAINTS.get(state))
          .or(
              () ->
                  state.length() < STATE_CLASS
                      ? Optional.empty()
                      : Optional.ofNullable(
                          POSTGRESQL_COMPLAINTS.get(state.substring(0, STATE_CLASS))));
    }

    /** A deadlock, a serialization failure, or a concurrent insert of the same key. */
    @Override
    boolean isOutrun(SQLException error) {
      String state = error.getSQLState();
      return state != null && List.of("40001", "40P01", "23505").contains(state);
    }
  };

  private static final int STATE_CLASS = 2;

  private static final Map<Integer, String> SQLITE_COMPLAINTS =
      Map.ofEntries(
          Map.entry(3, "may not be read or written; give this process's user the right to"),
          Map.entry(5, "is locked by another process; stop that one"),
          Map.entry(6, "is locked by another connection; stop what holds it"),
          Map.entry(8, "is read-only; make the folder and all in it writable"),
          Map.entry(10, "could not be read or written by the disk; check it and its messages"),
          Map.entry(11, "is corrupt; put back the latest backup"),
          Map.entry(13, "cannot grow because the disk is full; make room"),
          Map.entry(14, "cannot be opened; check that its folder is there and writable"),
          Map.entry(26, "is not a database; put back the latest backup or move the file away"));

  /** By SQLSTATE or its class (PostgreSQL's manual, appendix A). */
  private static final Map<String, String> POSTGRESQL_COMPLAINTS =
      Map.ofEntries(
          Map.entry("08", "cannot be reached; check that it runs and what database.url names"),
          Map.entry("25006", "is read-only; name the primary server in database.url"),
          Map.entry("28", "refuses us; check database.user and database.password"),
          Map.entry("3D000", "does not exist; create it"),
          Map.entry("3F000", "has no such schema; create it, or name another"),
          Map.entry("40", "is too busy with writes of others; look for what holds it up"),
          Map.entry("42501", "denies this user a right; make the user owner of the schema"),
          Map.entry("53100", "cannot grow because its server's disk is full; make room"),
          Map.entry("53200", "has no memory left at its server; look after that"),
          Map.entry("53300", "has no connection left; raise the server's max_connections"),
          Map.entry("55P03", "is locked by another; stop what holds it"),
          Map.entry("57", "is being stopped or started at its server; look after that"),
          Map.entry("58", "could not be read or written by its server's disk; check it"),
          Map.entry("XX", "is damaged at its server; put back the latest backup"));

  private final String bytes;
  private final String moment;
  private final String hangs;

  Dialect(String bytes, String moment, String hangs) {
    this.bytes = bytes;
    this.moment = moment;
    this.hangs = hangs;
  }

  /**
   * Returns the problem with the database and its solution, to be appended to its name; empty if
   * {@code error} is caused by the statement and not by the environment.
   */
  abstract Optional<String> complaint(SQLException error);

  /** Returns whether a concurrent transaction caused the failure, so that a retry may succeed. */
  abstract boolean isOutrun(SQLException error);

  /** Returns what to do if there is no connection. */
  String hangs() {
    return hangs;
  }

  /** Returns the locations of the migrations. */
  String[] migrations() {
    return this == SQLITE
        ? new String[] {"classpath:db/migration"}
        : new String[] {"classpath:db/migration", "classpath:db/postgresql"};
  }

  /** Returns the placeholders of the migrations. */
  Map<String, String> typeNames() {
    return Map.of("bytes", bytes, "moment", moment);
  }
}
