package org.bounceback.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server for all tests of this process, with a database of its own for each folder. It
 * stops when the process ends.
 */
public final class PostgresServer implements Databases {
  private static final String EMPTY = "empty";
  private static final String MIGRATED = "migrated";
  private static final String SCHEMA = "bounceback";

  /** No test uses more; each takes eight megabytes. */
  private static final int KEPT = 40;

  private final EmbeddedPostgres server;
  private final Map<Path, String> names = new LinkedHashMap<>();
  private int created;

  private PostgresServer(EmbeddedPostgres server) throws SQLException, StoreException {
    this.server = server;
    run("postgres", "create database " + EMPTY);
    run(EMPTY, "create schema " + SCHEMA);
    run("postgres", "create database " + MIGRATED + " template " + EMPTY);
    Database.open(reached(MIGRATED)).close();
  }

  /** Starts on the first use; surefire ends JUnit's own stores after each class. */
  private static final class OfThisProcess {
    static final PostgresServer SERVER = start();
  }

  /** Returns the server of this process. */
  public static PostgresServer ofThisProcess() {
    return OfThisProcess.SERVER;
  }

  private static PostgresServer start() {
    try {
      // No test pulls the plug, so nothing needs to reach the disk.
      return new PostgresServer(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start", failed);
    } catch (SQLException | StoreException failed) {
      throw new IllegalStateException("PostgreSQL cannot be used", failed);
    }
  }

  @Override
  public Database open(Path folder) throws StoreException {
    return Database.open(database(folder));
  }

  @Override
  public Connections connect(Path folder) throws StoreException {
    return Connections.to(reached(name(folder, EMPTY)));
  }

  @Override
  public void putBack(Path folder, String schema) throws SQLException {
    String database = name(folder, EMPTY);
    run(database, "alter schema %s_schema%s rename to before".formatted(SCHEMA, schema));
    run(database, "drop schema " + SCHEMA + " cascade");
    run(database, "alter schema before rename to " + SCHEMA);
  }

  /** Returns how the database of a folder is reached; a new one has all tables. */
  public DatabaseServer database(Path folder) {
    return reached(name(folder, MIGRATED));
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }

  private synchronized String name(Path folder, String template) {
    String known = names.get(folder);
    if (known != null) {
      return known;
    }
    created++;
    String name = "test" + created;
    try {
      if (names.size() == KEPT) {
        Path oldest = names.keySet().iterator().next();
        run("postgres", "drop database %s with (force)".formatted(names.remove(oldest)));
      }
      run("postgres", "create database %s template %s".formatted(name, template));
    } catch (SQLException failed) {
      throw new IllegalStateException("no database could be made", failed);
    }
    names.put(folder, name);
    return name;
  }

  private DatabaseServer reached(String name) {
    return new DatabaseServer(
        "jdbc:postgresql://localhost:%d/%s?currentSchema=%s"
            .formatted(server.getPort(), name, SCHEMA),
        Optional.of("postgres"),
        Optional.empty());
  }

  private void run(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
