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
 * Removes what was deleted from the files of SQLite. Every connection overwrites what it deletes
 * (secure_delete); this takes care of the journal, and of pages that were freed before, by writing
 * the database anew (VACUUM).
 */
final class DeletedContent {
  private static final Logger log = LoggerFactory.getLogger(DeletedContent.class);

  /**
   * In bytes. Writers wait while a database is written anew, and fail when it takes longer than the
   * busy timeout of five seconds. So a larger database is left as it is.
   */
  private static final long MAX = 32L << 20;

  private DeletedContent() {}

  /** Removes it as far as nobody has to wait for long. */
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
