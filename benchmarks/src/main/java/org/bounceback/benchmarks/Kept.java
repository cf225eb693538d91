package org.bounceback.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where a drilled bot keeps its cases. */
final class Kept implements AutoCloseable {
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
                    "database.url",
                    "jdbc:postgresql://localhost:%d/postgres".formatted(each.getPort()),
                    "database.user",
                    "postgres"))
        .orElseGet(Map::of);
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
