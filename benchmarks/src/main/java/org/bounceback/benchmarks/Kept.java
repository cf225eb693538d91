package org.bounceback.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.StoreFailed;

/** Where a drilled bot keeps its cases. */
final class Kept implements AutoCloseable {
  private static final String USER = "postgres";

  private final Optional<EmbeddedPostgres> server;

  private Kept(Optional<EmbeddedPostgres> server) {
    this.server = server;
  }

  /** In SQLite in its data folder. */
  static Kept inFolder() {
    return new Kept(Optional.empty());
  }

  /** In a PostgreSQL of its own, which waits for the disk as one does in earnest. */
  static Kept inPostgres() throws IOException {
    return new Kept(
        Optional.of(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()));
  }

  /** What the bot has to be told of it. */
  Map<String, String> settings() {
    return reached()
        .map(each -> Map.of("database.url", each.url(), "database.user", USER))
        .orElseGet(Map::of);
  }

  /**
   * How many cases are kept; no bot may be at work.
   *
   * @param data the bot's data folder
   */
  long cases(Path data) throws StoreFailed {
    Optional<DatabaseServer> elsewhere = reached();
    try (var database =
        elsewhere.isPresent() ? Database.open(elsewhere.get()) : Database.open(data)) {
      return database.query("select count(*) as n from cases").get(0).number("n");
    }
  }

  private Optional<DatabaseServer> reached() {
    return server.map(
        each ->
            new DatabaseServer(
                "jdbc:postgresql://localhost:%d/postgres".formatted(each.getPort()),
                Optional.of(USER),
                Optional.empty()));
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
