package org.bounceback.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.StoreException;

/** The database of the bot under test. */
final class DrillDatabase implements AutoCloseable {
  private static final String USER = "postgres";

  private final Optional<Server> server;

  private DrillDatabase(Optional<Server> server) {
    this.server = server;
  }

  /** Uses SQLite in the data folder. */
  static DrillDatabase inFolder() {
    return new DrillDatabase(Optional.empty());
  }

  /** Uses a new PostgreSQL that waits for the disk, as in production. */
  static DrillDatabase inPostgres() throws IOException {
    return new DrillDatabase(Optional.of(new Server()));
  }

  /** Returns the bot's settings for this database. */
  Map<String, String> settings() {
    return reached()
        .map(running -> Map.of("database.url", running.url(), "database.user", USER))
        .orElseGet(Map::of);
  }

  /**
   * Returns how many cases are stored; no bot may be running.
   *
   * @param data the bot's data folder
   */
  long cases(Path data) throws StoreException {
    Optional<DatabaseServer> elsewhere = reached();
    try (var database =
        elsewhere.isPresent() ? Database.open(elsewhere.get()) : Database.open(data)) {
      return database.query("select count(*) as n from cases").get(0).number("n");
    }
  }

  private Optional<DatabaseServer> reached() {
    return server.map(
        running ->
            new DatabaseServer(
                "jdbc:postgresql://localhost:%d/postgres".formatted(running.port),
                Optional.of(USER),
                Optional.empty()));
  }

  /** Stops the database server, which must exist. */
  void stop() throws IOException {
    server.orElseThrow().running.close();
  }

  /** Starts the database server again with its data. */
  void start() throws IOException {
    server.orElseThrow().start();
  }

  /** Executes a statement on the database server, which must exist. */
  void execute(String sql) throws SQLException {
    try (Connection connection =
            server.orElseThrow().running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().running.close();
      Folders.remove(server.get().folder);
    }
  }

  /** A PostgreSQL server that can be stopped and started. */
  private static final class Server {
    private final Path folder = Files.createTempDirectory("bounceback-postgresql");
    private final int port = Ports.free();
    private EmbeddedPostgres running;

    private Server() throws IOException {
      running = begun();
    }

    private void start() throws IOException {
      running = begun();
    }

    private EmbeddedPostgres begun() throws IOException {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(folder.resolve("data"))
          .setCleanDataDirectory(false)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    }
  }
}
