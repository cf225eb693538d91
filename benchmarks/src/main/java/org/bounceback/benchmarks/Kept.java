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
  private static final String URL = "database.url";
  private static final String USER = "database.user";

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
    return server
        .map(
            each ->
                Map.of(
                    URL,
                    "jdbc:postgresql://localhost:%d/postgres".formatted(each.getPort()),
                    USER,
                    "postgres"))
        .orElseGet(Map::of);
  }

  /**
   * How many cases are kept; no bot may be at work.
   *
   * @param data the bot's data folder
   */
  long cases(Path data) throws StoreFailed {
    Map<String, String> reached = settings();
    try (var database =
        reached.isEmpty()
            ? Database.open(data)
            : Database.open(
                new DatabaseServer(
                    reached.get(URL), Optional.of(reached.get(USER)), Optional.empty()))) {
      return database.query("select count(*) as n from cases").get(0).number("n");
    }
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
