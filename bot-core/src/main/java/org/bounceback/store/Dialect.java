package org.bounceback.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Where databases differ: the names of column types and what an error means to the operator. All
 * other SQL is portable.
 */
enum Dialect {
  SQLITE("blob", "timestamp") {
    @Override
    Optional<String> complaint(SQLException error) {
      // The lower eight bits are the primary result code (sqlite.org/rescode.html).
      return Optional.ofNullable(SQLITE_COMPLAINTS.get(error.getErrorCode() & 0xff));
    }
  };

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

  private final String bytes;
  private final String moment;

  Dialect(String bytes, String moment) {
    this.bytes = bytes;
    this.moment = moment;
  }

  /**
   * What is wrong with the database and what to do, to be read after its name; empty when {@code
   * error} is no fault of the surroundings, but of the statement.
   */
  abstract Optional<String> complaint(SQLException error);

  /** The placeholders of the migrations. */
  Map<String, String> typeNames() {
    return Map.of("bytes", bytes, "moment", moment);
  }
}
