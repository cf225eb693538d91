package org.bounceback.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The connections to one database; knows what is wrong with it when they fail. */
final class Connections implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);
  private static final int TO_A_FILE = 5;
  private static final int TO_A_SERVER = 12;
  private static final int KEPT_TO_A_SERVER = 2;
  private static final String SECONDS_OF_SILENCE = "30";

  private final String name;
  private final Dialect dialect;
  private final HikariDataSource source;

  private Connections(String name, Dialect dialect, HikariConfig config) throws StoreException {
    this.name = name;
    this.dialect = dialect;
    config.setPoolName("store");
    config.setConnectionTimeout(MAX_WAIT.toMillis());
    try {
      this.source = new HikariDataSource(config);
    } catch (PoolInitializationException failed) {
      throw translated(failed);
    }
  }

  /** Connections to a file of SQLite. */
  static Connections to(Path file) throws StoreException {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(TO_A_FILE);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", Long.toString(MAX_WAIT.toMillis()));
    config.addDataSourceProperty("foreign_keys", "true");
    // What is deleted is overwritten with zeros, so that erased data cannot be read from the file.
    config.addDataSourceProperty("secure_delete", "true");
    // A transaction that reads first and writes later is refused as busy unless it locks at once.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return new Connections(file.toString(), Dialect.SQLITE, config);
  }

  /** Connections to a PostgreSQL server. */
  static Connections to(DatabaseServer server) throws StoreException {
    var config = new HikariConfig();
    config.setJdbcUrl(server.url());
    server.user().ifPresent(config::setUsername);
    server.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(TO_A_SERVER);
    config.setMinimumIdle(KEPT_TO_A_SERVER);
    config.addDataSourceProperty("ApplicationName", "bounceback");
    config.addDataSourceProperty("connectTimeout", Long.toString(MAX_WAIT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", SECONDS_OF_SILENCE);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A server may acknowledge commits that are not on its disk; ours have to be.
    config.setConnectionInitSql(
        "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'");
    return new Connections(server.name(), Dialect.POSTGRESQL, config);
  }

  Dialect dialect() {
    return dialect;
  }

  DataSource source() {
    return source;
  }

  /** Whether others wrote first, so that the same transaction begun anew may succeed. */
  boolean isOutrun(RuntimeException failed) {
    return findError(failed).filter(dialect::isOutrun).isPresent();
  }

  /**
   * What went wrong in the operator's words.
   *
   * @throws RuntimeException {@code failed} itself where it is a bug of ours
   */
  StoreException translated(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        Optional<String> complaint = dialect.complaint(error);
        if (complaint.isPresent()) {
          return new StoreException("the database " + name + " " + complaint.get(), failed);
        }
      }
      if (cause instanceof SQLTransientConnectionException) {
        return new StoreException(
            "the database " + name + " gave no connection in time; " + dialect.hangs(), failed);
      }
    }
    throw failed;
  }

  @Override
  public void close() {
    source.close();
  }

  private static Optional<SQLException> findError(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
