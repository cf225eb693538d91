package org.bounceback.store;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, brought up to date from the files in {@code db/migration}. */
final class Schema {
  private static final Logger log = LoggerFactory.getLogger(Schema.class);

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
   * How the tables stand.
   *
   * @param applied the number of the last file that was applied; empty where there are no tables
   * @param newest the number of this program's last file
   * @param newer whether a newer program has been here
   */
  record State(Optional<String> applied, String newest, boolean newer) {}

  State state() {
    MigrationInfoService info = flyway.info();
    String newest =
        Arrays.stream(info.all())
            .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
            .reduce((earlier, later) -> later)
            .map(migration -> migration.getVersion().getVersion())
            .orElse("");
    Optional<String> applied =
        Optional.ofNullable(info.current()).map(current -> current.getVersion().getVersion());
    return new State(applied, newest, isNewer(info));
  }

  /**
   * Applies what is missing, each file in a transaction of its own; before that, tables that were
   * there are copied.
   *
   * @throws StoreException when a newer program has been here: its tables may mean other things; or
   *     when no copy can be made
   */
  void migrate(UpgradeCopy copy) throws StoreException {
    MigrationInfoService info = flyway.info();
    if (isNewer(info)) {
      throw new StoreException(
          "the database was written by a newer Bounceback; install that one, or put back a backup");
    }
    MigrationInfo current = info.current();
    if (current != null && info.pending().length > 0) {
      copy.make(current.getVersion().getVersion());
      log.info("store is brought from schema {} to a newer one", current.getVersion());
    }
    flyway.migrate();
  }

  private static boolean isNewer(MigrationInfoService info) {
    return Arrays.stream(info.applied())
        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
  }
}
