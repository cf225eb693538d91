package org.bounceback.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server of its own for all tests of this run; each folder has a schema in it. */
public final class PostgresServer implements Databases, AutoCloseable {
  private final EmbeddedPostgres server;
  private final Map<Path, String> schemas = new ConcurrentHashMap<>();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The server of this run, started when it is needed first. */
  public static PostgresServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
        .computeIfAbsent(PostgresServer.class, key -> start(), PostgresServer.class);
  }

  /** Starts one. */
  public static PostgresServer start() {
    try {
      // No test pulls the plug, so nothing needs to reach the disk.
      return new PostgresServer(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start", failed);
    }
  }

  @Override
  public Database open(Path folder) throws StoreException {
    return Database.open(schema(folder));
  }

  @Override
  public Connections connect(Path folder) throws StoreException {
    return Connections.to(schema(folder));
  }

  @Override
  public void putBack(Path folder, String schema) throws SQLException {
    String name = schemas.get(folder);
    run("alter schema %s_schema%s rename to %s_back".formatted(name, schema, name));
    run("drop schema " + name + " cascade");
    run("alter schema %s_back rename to %s".formatted(name, name));
  }

  /** How the schema of a folder is reached. */
  public DatabaseServer schema(Path folder) {
    String schema = schemas.computeIfAbsent(folder, unknown -> create());
    return new DatabaseServer(
        "jdbc:postgresql://localhost:%d/postgres?currentSchema=%s"
            .formatted(server.getPort(), schema),
        Optional.of("postgres"),
        Optional.empty());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }

  private String create() {
    String schema = "test" + schemas.size() + "x" + System.nanoTime();
    try {
      run("create schema " + schema);
      return schema;
    } catch (SQLException failed) {
      throw new IllegalStateException("no schema could be made", failed);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
