package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class DatabaseTest {
  @Parameter private Databases databases;
  private static final String ADD =
      "insert into undelivered (task, id, payload, why, put, given_up)"
          + " values ('greet', ?, '', '', 0, 0)";

  @TempDir Path temporary;

  @Test
  void writtenDataExistsAfterReopening() throws StoreException {
    try (var database = databases.open(temporary)) {
      database.write(tx -> tx.update(ADD, "ann"));
    }

    try (var database = databases.open(temporary)) {
      assertEquals(List.of("ann"), ids(database));
    }
  }

  @Test
  void aFailedTransactionLeavesNothing() throws StoreException {
    try (var database = databases.open(temporary)) {
      TransactionCallback<Integer> failing =
          tx -> {
            tx.update(ADD, "ann");
            throw new IllegalStateException("a bug");
          };

      assertThrows(IllegalStateException.class, () -> database.inTransaction(failing));

      assertEquals(List.of(), ids(database));
    }
  }

  @Test
  void everyKindOfValueReadsBack() throws StoreException {
    byte[] bytes = {0, -1, 13, 10};
    Instant moment = Instant.parse("2026-11-24T12:00:00.123Z");
    try (var database = databases.open(temporary)) {
      ResultRow resultRow =
          database
              .query(
                  "select ? as text, ? as missing, ? as number, ? as truth, ? as bytes, ? as"
                      + " moment",
                  "ü",
                  Optional.empty(),
                  1L << 40,
                  true,
                  bytes,
                  Optional.of(moment))
              .get(0);

      assertEquals("ü", resultRow.text("text"));
      assertEquals(Optional.empty(), resultRow.findText("missing"));
      assertEquals(1L << 40, resultRow.number("number"));
      assertTrue(resultRow.isTrue("truth"));
      assertArrayEquals(bytes, resultRow.bytes("bytes"));
      assertEquals(moment, resultRow.instant("moment"));
    }
  }

  @Test
  void aProgramOlderThanTheTablesRefusesThem() throws StoreException {
    try (var database = databases.open(temporary)) {
      database.inTransaction(
          tx ->
              tx.update(
                  "insert into flyway_schema_history (installed_rank, version, description, type,"
                      + " script, installed_by, execution_time, success)"
                      + " values (99, '99', 'later', 'SQL', 'V99__later.sql', '', 0, ?)",
                  true));
    }

    StoreException failed = assertThrows(StoreException.class, () -> databases.open(temporary));

    assertEquals(
        "the database was written by a newer Bounceback; install that one, or put back a backup",
        failed.getMessage());
  }

  private static List<String> ids(Database database) throws StoreException {
    return database.query("select id from undelivered").stream()
        .map(resultRow -> resultRow.text("id"))
        .toList();
  }
}
