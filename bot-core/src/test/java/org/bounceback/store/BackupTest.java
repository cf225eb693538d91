package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;
  private Path copy;
  private Database database;

  @BeforeEach
  void open() throws StoreException {
    copy = folder.resolve("copy.db");
    database = Database.open(folder.resolve("data"));
    given("before");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theCopyPutBackHoldsWhatWasCommittedUntilThen() throws Exception {
    Backup.write(folder.resolve("data"), copy);
    given("after");

    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(copy, restored.resolve(Database.FILE));
    try (Database again = Database.open(restored)) {
      assertEquals(1, again.query("select * from undelivered where id = 'before'").size());
      assertEquals(0, again.query("select * from undelivered where id = 'after'").size());
    }
  }

  @Test
  void aCopyPutBackUsesNoTicketNumberThatWasGivenAfterIt() throws Exception {
    Backup.write(folder.resolve("data"), copy);
    database.write(tx -> tx.update("update local_ticket_numbers set last = last + 7"));
    long given = database.query("select last from local_ticket_numbers").get(0).number("last");

    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(copy, restored.resolve(Database.FILE));
    try (Database again = Database.open(restored)) {
      long last = again.query("select last from local_ticket_numbers").get(0).number("last");
      assertTrue(last >= given, last + " is less than " + given);
    }
  }

  @Test
  void aCopyIsMadeWhileSomebodyWrites() throws StoreException {
    database.write(
        tx -> {
          tx.update("delete from undelivered");
          try {
            Backup.write(folder.resolve("data"), copy);
          } catch (StoreException failed) {
            throw new AssertionError(failed);
          }
        });

    assertTrue(Files.exists(copy));
  }

  @Test
  void aFileThatExistsIsNotTouched() throws Exception {
    Files.writeString(copy, "mine");

    assertThrows(StoreException.class, () -> Backup.write(folder.resolve("data"), copy));
    assertEquals("mine", Files.readString(copy));
  }

  @Test
  void aFolderWithoutADatabaseIsNamed() {
    var failed = assertThrows(StoreException.class, () -> Backup.write(folder, copy));

    assertTrue(String.valueOf(failed.getMessage()).contains(folder.toString()));
  }

  private void given(String id) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "insert into undelivered (task, id, payload, why, put, given_up)"
                    + " values ('t', ?, '', '', 0, 0)",
                id));
  }
}
