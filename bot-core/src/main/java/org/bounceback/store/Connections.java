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

/** Manages the connections to one database, and explains their failures. */
final class Connections implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);
  private static final int MAX_FILE_CONNECTIONS = 5;
  private static final int MAX_SERVER_CONNECTIONS = 12;
  private static final int MIN_SERVER_CONNECTIONS = 2;
  private static final String SOCKET_TIMEOUT_SECONDS = "30";

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

  /** Opens connections to an SQLite file. */
  static Connections to(Path file) throws StoreException {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + file);
    config.setMaximumPoolSize(MAX_FILE_CONNECTIONS);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", Long.toString(MAX_WAIT.toMillis()));
    config.addDataSourceProperty("foreign_keys", "true");
    // Deleted data is overwritten with zeros, so that erased data cannot be read from the file.
    config.addDataSourceProperty("secure_delete", "true");
    // A transaction that reads first and writes later fails as busy unless it locks at its start.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return new Connections(file.toString(), Dialect.SQLITE, config);
  }

  /** Opens connections to a PostgreSQL server. */
  static Connections to(DatabaseServer server) throws StoreException {
    var config = new HikariConfig();
    config.setJdbcUrl(server.url());
    server.user().ifPresent(config::setUsername);
    server.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(MAX_SERVER_CONNECTIONS);
    config.setMinimumIdle(MIN_SERVER_CONNECTIONS);
    config.addDataSourceProperty("ApplicationName", "bounceback");
    config.addDataSourceProperty("connectTimeout", Long.toString(MAX_WAIT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A server may acknowledge commits before they are on its disk; that must not happen here.
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

  /** Returns whether a concurrent transaction caused the failure, so that a retry may succeed. */
  boolean isOutrun(RuntimeException failed) {
    return findError(failed).filter(dialect::isOutrun).isPresent();
  }

  /**
   * Converts a failure to an explanation for the operator.
   *
   * @throws RuntimeException {@code failed} itself if it is a bug
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
