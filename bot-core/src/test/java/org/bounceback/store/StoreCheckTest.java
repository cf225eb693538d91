package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.store.StoreCheck.DatabaseCheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnPostgres
class StoreCheckTest {
  @TempDir Path folder;

  @Test
  void aDatabaseInUseIsWell() throws StoreException {
    try (Database inUse = Database.open(folder)) {
      List<DatabaseCheckResult> databaseCheckResults = StoreCheck.of(folder);

      assertTrue(
          databaseCheckResults.stream().allMatch(DatabaseCheckResult::well),
          databaseCheckResults.toString());
      assertTrue(
          databaseCheckResults.contains(
              new DatabaseCheckResult(
                  true,
                  "a commit is on the disk before it is confirmed (journal WAL, synchronous"
                      + " FULL)")),
          databaseCheckResults.toString());
      assertTrue(
          databaseCheckResults.contains(
              new DatabaseCheckResult(true, "the database can be written")));
      assertEquals(List.of(), inUse.query("select * from replicas where name = 'doctor-probe'"));
    }
  }

  @Test
  void aFolderWithoutADatabaseStaysAsItIs() {
    List<DatabaseCheckResult> databaseCheckResults = StoreCheck.of(folder.resolve("data"));

    assertTrue(
        databaseCheckResults.get(1).text().contains("the first start makes it"),
        databaseCheckResults.toString());
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void tablesOfANewerProgramAreWrong() throws StoreException {
    try (Database database = Database.open(folder)) {
      database.write(
          tx ->
              tx.update(
                  "insert into flyway_schema_history (installed_rank, version, description, type,"
                      + " script, installed_by, installed_on, execution_time, success) values"
                      + " (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'x', '2026-11-27"
                      + " 12:00:00.000', 1, 1)"));
    }

    List<DatabaseCheckResult> databaseCheckResults = StoreCheck.of(folder);

    assertTrue(
        databaseCheckResults.stream()
            .anyMatch(each -> !each.well() && each.text().contains("a newer Bounceback")),
        databaseCheckResults.toString());
  }

  @Test
  void aFileThatIsNoDatabaseIsSaidToBeOne() throws Exception {
    Files.writeString(
        folder.resolve(Database.FILE), "no database at all, but a text of some length");

    List<DatabaseCheckResult> databaseCheckResults = StoreCheck.of(folder);

    assertTrue(
        databaseCheckResults.stream().anyMatch(each -> each.text().contains("is not a database")),
        databaseCheckResults.toString());
  }

  @Test
  void aServerTellsItsVersionAndHowItCommits(PostgresServer server) throws StoreException {
    try (Database inUse = server.open(folder)) {
      List<DatabaseCheckResult> databaseCheckResults = StoreCheck.of(server.database(folder));

      assertTrue(
          databaseCheckResults.get(0).text().matches("PostgreSQL [0-9.]+.* answers"),
          databaseCheckResults.toString());
      assertTrue(
          databaseCheckResults.stream()
              .anyMatch(each -> each.text().contains("synchronous_commit on")));
      assertTrue(
          databaseCheckResults.stream().anyMatch(each -> each.text().contains("can be written")));
      assertEquals(List.of(), inUse.query("select * from replicas where name = 'doctor-probe'"));
    }
  }
}
