package org.bounceback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes deleted data from the files of SQLite. Every connection overwrites what it deletes
 * (secure_delete); this class cleans the journal and previously freed pages by rewriting the
 * database (VACUUM).
 */
final class DeletedContent {
  private static final Logger log = LoggerFactory.getLogger(DeletedContent.class);

  /**
   * The maximum size in bytes. Writers wait while a database is rewritten, and fail if it takes
   * longer than the busy timeout of five seconds. So a larger database is not rewritten.
   */
  private static final long MAX = 32L << 20;

  private DeletedContent() {}

  /** Removes deleted data, unless writers would have to wait too long. */
  static void purge(DataSource source, Path file) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (Files.size(file) <= MAX) {
        statement.execute("vacuum");
      } else {
        log.info("the database was not compacted because of its size; run VACUUM when it is idle");
      }
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException | IOException busy) {
      log.warn("deleted content may remain in the database's files until it is compacted", busy);
    }
  }
}
