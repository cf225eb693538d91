package org.bounceback.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database in the data folder: SQLite, where a commit is on the disk before it returns.
 *
 * <p>Safe for concurrent use; one transaction writes at a time, the others wait up to five seconds.
 */
public final class Database implements AutoCloseable {
  static final String FILE = "bounceback.db";
  private static final int CONNECTIONS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Path folder;
  private final Dialect dialect;
  private final HikariDataSource source;
  private final Jdbi jdbi;

  private Database(Path folder, Dialect dialect, HikariDataSource source) {
    this.folder = folder;
    this.dialect = dialect;
    this.source = source;
    this.jdbi = Jdbi.create(source);
  }

  /**
   * Opens the database in {@code folder}, makes both where they are missing, and brings the tables
   * up to date.
   *
   * @throws StoreFailed when the folder cannot be used, the file is damaged or locked, or a newer
   *     program wrote it
   */
  public static Database open(Path folder) throws StoreFailed {
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new StoreFailed(
          "the data folder " + folder + " cannot be made; name one that this user may write to",
          refused);
    }
    Path file = folder.resolve(FILE);
    HikariDataSource source = connect(file, Dialect.SQLITE);
    try {
      new Schema(source, Dialect.SQLITE).migrate();
      return new Database(folder, Dialect.SQLITE, source);
    } catch (FlywayException failed) {
      source.close();
      throw translated(failed, file, Dialect.SQLITE).orElseThrow(() -> failed);
    } catch (StoreFailed refused) {
      source.close();
      throw refused;
    }
  }

  /**
   * Runs {@code work} in one transaction. When this returns, what it wrote is on the disk.
   *
   * @throws StoreFailed when the database failed; then nothing was written
   */
  public <T> T inTransaction(Work<T> work) throws StoreFailed {
    try {
      return jdbi.inTransaction(handle -> work.in(new Transaction(handle)));
    } catch (JdbiException failed) {
      throw translated(failed, folder.resolve(FILE), dialect).orElseThrow(() -> failed);
    }
  }

  /**
   * Makes {@code writes} in one transaction. When this returns, they are on the disk.
   *
   * @throws StoreFailed when the database failed; then nothing was written
   */
  public void write(Writes writes) throws StoreFailed {
    inTransaction(
        tx -> {
          writes.to(tx);
          return tx;
        });
  }

  /**
   * Runs one statement that reads, outside any transaction, so that no writer has to wait.
   * Arguments and rows are those of {@link Transaction#query}.
   *
   * @throws StoreFailed when the database failed
   */
  public List<Row> query(String sql, Object... arguments) throws StoreFailed {
    try {
      return jdbi.withHandle(handle -> new Transaction(handle).query(sql, arguments));
    } catch (JdbiException failed) {
      throw translated(failed, folder.resolve(FILE), dialect).orElseThrow(() -> failed);
    }
  }

  /** Closes the connections; whoever uses the database closes first. */
  @Override
  public void close() {
    source.close();
  }

  Path folder() {
    return folder;
  }

  DataSource source() {
    return source;
  }

  private static HikariDataSource connect(Path file, Dialect dialect) throws StoreFailed {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", Long.toString(LONGEST_WAIT.toMillis()));
    config.addDataSourceProperty("foreign_keys", "true");
    // A transaction that reads first and writes later is refused as busy unless it locks at once.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failed) {
      throw translated(failed, file, dialect).orElseThrow(() -> failed);
    }
  }

  /** What went wrong in the operator's words; empty when it is a bug of ours. */
  private static Optional<StoreFailed> translated(
      RuntimeException failed, Path file, Dialect dialect) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        Optional<String> complaint = dialect.complaint(error);
        if (complaint.isPresent()) {
          return Optional.of(
              new StoreFailed("the database " + file + " " + complaint.get(), failed));
        }
      }
      if (cause instanceof SQLTransientConnectionException) {
        return Optional.of(
            new StoreFailed(
                "the database " + file + " gave no connection in time; look for a disk that hangs",
                failed));
      }
    }
    return Optional.empty();
  }
}
