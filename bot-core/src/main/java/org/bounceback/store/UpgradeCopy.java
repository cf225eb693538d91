package org.bounceback.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A copy of the database from before a newer version migrated its tables, for a downgrade. One copy
 * of each schema is stored next to the database.
 */
final class UpgradeCopy {
  private static final String HERE = " = quote_ident(current_schema())";

  private static final String TABLES =
      "select quote_ident(tablename) as name from pg_tables where quote_ident(schemaname)" + HERE;

  /** Constraints, with keys before references to them. */
  private static final String RULES =
      "select cast(cast(conrelid as regclass) as text) as name, quote_ident(conname) as rule,"
          + " pg_get_constraintdef(oid) as words from pg_constraint"
          + " where contype in ('p', 'u', 'f')"
          + " and cast(cast(connamespace as regnamespace) as text)"
          + HERE
          + " order by contype = 'f', conname";

  private static final String INDICES =
      "select indexdef as words from pg_indexes where quote_ident(schemaname)"
          + HERE
          + " and indexname not in (select conname from pg_constraint)";

  private final Database database;

  UpgradeCopy(Database database) {
    this.database = database;
  }

  /**
   * Creates the copy: a file {@code bounceback-schemaN.db} in the data folder, or a PostgreSQL
   * schema of that name that can replace the original.
   *
   * @param version the version of the current tables
   * @throws StoreException if there is not enough space; then the tables must not be changed
   */
  void make(String version) throws StoreException {
    if (database.folder().isPresent()) {
      Path folder = database.folder().get();
      Backup.replace(folder, folder.resolve("bounceback-schema" + version + ".db"));
    } else {
      database.write(tx -> copySchema(tx, version));
    }
  }

  /** Copies the schema. All names are preserved, because later migrations use them. */
  private static void copySchema(Transaction tx, String version) {
    tx.update("set transaction isolation level repeatable read");
    String schema = name(tx, "select quote_ident(current_schema()) as name");
    String copy =
        name(tx, "select quote_ident(current_schema() || ?) as name", "_schema" + version);
    List<ResultRow> rules = tx.query(RULES);
    List<ResultRow> indices = tx.query(INDICES);
    tx.update("drop schema if exists " + copy + " cascade");
    tx.update("create schema " + copy);
    for (ResultRow resultRow : tx.query(TABLES)) {
      String table = resultRow.text("name");
      tx.update(
          "create table %s.%s (like %s.%s including all excluding indexes)"
              .formatted(copy, table, schema, table));
      tx.update("insert into %s.%s select * from %s.%s".formatted(copy, table, schema, table));
    }
    for (ResultRow resultRow : indices) {
      tx.update(resultRow.text("words").replace(" ON " + schema + ".", " ON " + copy + "."));
    }
    tx.update("set local search_path = " + copy);
    for (ResultRow resultRow : rules) {
      tx.update(
          "alter table %s add constraint %s %s"
              .formatted(resultRow.text("name"), resultRow.text("rule"), resultRow.text("words")));
    }
  }

  private static String name(Transaction tx, String sql, Object... arguments) {
    return tx.query(sql, arguments).get(0).text("name");
  }
}
