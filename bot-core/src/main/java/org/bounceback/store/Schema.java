package org.bounceback.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/** The tables, brought up to date from the files in {@code db/migration}. */
final class Schema {
  private final Flyway flyway;

  Schema(DataSource source, Dialect dialect) {
    this.flyway =
        Flyway.configure()
            .dataSource(source)
            .locations(dialect.migrations())
            .placeholders(dialect.typeNames())
            .load();
  }

  /**
   * Applies what is missing.
   *
   * @throws StoreFailed when a newer program has been here: its tables may mean other things
   */
  void migrate() throws StoreFailed {
    boolean newer =
        Arrays.stream(flyway.info().applied())
            .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    if (newer) {
      throw new StoreFailed(
          "the database was written by a newer Bounceback; install that one, or put back a backup");
    }
    flyway.migrate();
  }
}
