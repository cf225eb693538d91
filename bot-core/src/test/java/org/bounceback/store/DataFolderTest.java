package org.bounceback.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.store.outbox.RecordingHandler;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is so because the database is a file in a folder. */
class DataFolderTest {
  private static final String ADD =
      "insert into undelivered (task, id, payload, why, put, given_up)"
          + " values ('greet', ?, '', '', 0, 0)";

  private static final String UNWRITABLE =
      "create trigger unwritable before update on scheduled_tasks"
          + " begin select raise(abort, 'as on a full disk'); end";
  private static final OutboxTask GREET = new OutboxTask("greet");

  @TempDir Path temporary;

  @Test
  void aCommitIsOnTheDiskBeforeItReturns() throws StoreException {
    try (var database = Database.open(temporary)) {
      long full = database.query("pragma synchronous").get(0).number("synchronous");
      String journal = database.query("pragma journal_mode").get(0).text("journal_mode");

      assertEquals(2, full);
      assertEquals("wal", journal);
    }
  }

  @Test
  void aMissingFolderIsMade() throws StoreException {
    Path folder = temporary.resolve("not/there/yet");

    Database.open(folder).close();

    assertTrue(Files.exists(folder.resolve("bounceback.db")));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    Path folder = file.resolve("data");

    StoreException failed = assertThrows(StoreException.class, () -> Database.open(folder));

    assertEquals(
        "the data folder " + folder + " cannot be made; name one that this user may write to",
        failed.getMessage());
  }

  @Test
  void aFileThatCannotBeOpenedIsNamed() throws IOException {
    Path file = Files.createDirectory(temporary.resolve("bounceback.db"));

    StoreException failed = assertThrows(StoreException.class, () -> Database.open(temporary));

    assertEquals(
        "the database " + file + " cannot be opened; check that its folder is there and writable",
        failed.getMessage());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = temporary.resolve("bounceback.db");
    Files.writeString(file, "this is no database, ".repeat(500), UTF_8);

    StoreException failed = assertThrows(StoreException.class, () -> Database.open(temporary));

    assertEquals(
        "the database "
            + file
            + " is not a database; put back the latest backup or move the file away",
        failed.getMessage());
  }

  @Test
  void aFullDiskKeepsNothingAndIsNamed() throws StoreException {
    try (var database = Database.open(temporary)) {
      TransactionCallback<Integer> growing =
          tx -> {
            tx.query("pragma max_page_count = 50");
            return tx.update(ADD, "x".repeat(1_000_000));
          };

      StoreException failed =
          assertThrows(StoreException.class, () -> database.inTransaction(growing));

      assertEquals(
          "the database "
              + temporary.resolve("bounceback.db")
              + " cannot grow because the disk is full; make room",
          failed.getMessage());
      assertEquals(List.of(), ids(database));
    }
  }

  @Test
  void anEntryThatCannotBeMarkedAsPickedIsReportedAndDeliveredLater() throws Exception {
    var clock = new MovableClock();
    var greeter = new RecordingHandler();
    greeter.answer(new DeliveryResult.Done(TransactionWrites.NONE));
    try (var database = Database.open(temporary);
        var outboxProcessor =
            OutboxProcessor.start(
                database, Map.of(GREET, greeter), new RetryBackoff(() -> 0), clock)) {
      database.write(
          tx -> {
            tx.update(UNWRITABLE);
            new Outbox(clock).put(tx, GREET, "1", "hello");
          });

      Await.until(() -> outboxProcessor.problem().isPresent());
      assertEquals(Optional.empty(), outboxProcessor.storeTrouble());
      database.write(tx -> tx.update("drop trigger unwritable"));

      assertEquals("1", greeter.next().id());
      Await.until(() -> outboxProcessor.problem().isEmpty());
    }
  }

  @Test
  void aFolderHasOneActiveProcessor() throws StoreException {
    try (var database = Database.open(temporary)) {
      OutboxProcessor first = start(database);

      StoreException failed = assertThrows(StoreException.class, () -> start(database));

      first.close();
      assertEquals(
          "another Bounceback process uses " + temporary + "; stop it, or name another data folder",
          failed.getMessage());
    }
  }

  private static OutboxProcessor start(Database database) throws StoreException {
    return OutboxProcessor.start(database, Map.of(), new RetryBackoff(() -> 0), new MovableClock());
  }

  private static List<String> ids(Database database) throws StoreException {
    return database.query("select id from undelivered").stream()
        .map(resultRow -> resultRow.text("id"))
        .toList();
  }
}
