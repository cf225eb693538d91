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

/** Migrates the tables with the files in {@code db/migration}. */
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
   * The state of the tables.
   *
   * @param applied the number of the last applied file; empty if there are no tables
   * @param newest the number of this version's last file
   * @param newer whether a newer version has migrated the tables
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
   * Applies the missing files, each in its own transaction, after copying existing tables.
   *
   * @throws StoreException if a newer version has migrated the tables, whose meaning may have
   *     changed; or if no copy can be made
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
      log.info("migrating store from schema {}", current.getVersion());
    }
    flyway.migrate();
  }

  private static boolean isNewer(MigrationInfoService info) {
    return Arrays.stream(info.applied())
        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
  }
}
