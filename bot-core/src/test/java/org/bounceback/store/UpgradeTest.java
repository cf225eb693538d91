package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.store.outbox.RecordingHandler;
import org.bounceback.store.outbox.RetryBackoff;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What an earlier program left is there for a newer one, and can be had back. */
@OnEveryDatabase
class UpgradeTest {
  private static final List<String> TABLES =
      List.of(
          "scheduled_tasks",
          "undelivered",
          "cases",
          "mails",
          "messages",
          "feedback",
          "submissions",
          "local_tickets",
          "inbox",
          "inbox_cases",
          "thread_lines",
          "audit",
          "desk_log",
          "notes",
          "taken_mails",
          "case_marks",
          "local_remarks");

  /** How many of them there were from each schema on. */
  private static final NavigableMap<Integer, Integer> TABLES_SINCE =
      new TreeMap<>(Map.of(1, 2, 2, 6, 3, 8, 4, 10, 5, 11, 10, 12, 11, 14, 13, 15, 15, 17));

  @Parameter private Databases databases;
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everythingIsKeptFromEachSchemaWithNewTablesAndTheLastOne()
      throws StoreException {
    return upgrades(true);
  }

  @TestFactory
  @Tag("long")
  Stream<DynamicTest> everythingIsKeptFromEachOtherSchema() throws StoreException {
    return upgrades(false);
  }

  @Test
  void entriesOfTheFirstSchemaAreDelivered() throws Exception {
    given(folder, "1");
    var handler = new RecordingHandler();
    handler.answer(new DeliveryResult.Done(TransactionWrites.NONE));

    try (var database = databases.open(folder)) {
      OutboxProcessor outboxProcessor =
          OutboxProcessor.start(
              database,
              Map.of(new OutboxTask("greet"), handler),
              new RetryBackoff(() -> 0),
              new MovableClock());

      assertEquals(new OutboxEntry("ann", "hello", MovableClock.NOON, 0), handler.next());
      outboxProcessor.close();
    }
  }

  @Test
  void theTablesBeforeAnUpgradeCanBePutBack() throws Exception {
    given(folder, "6");
    databases.open(folder).close();

    databases.putBack(folder, "6");

    try (Connections connections = databases.connect(folder)) {
      assertEquals("6", EarlierSchema.newest(connections));
    }
    try (var database = databases.open(folder)) {
      int tables = TABLES_SINCE.floorEntry(6).getValue();
      assertEquals(counts(tables), counts(database, tables));
      database.write(tx -> tx.update("delete from inbox_cases"));
      database.write(tx -> tx.update("delete from submissions"));
      database.write(tx -> tx.update("delete from cases"));
      assertEquals(List.of(), database.query("select * from mails"));
    }
  }

  @Test
  void aNoteWithFindingsKeepsTheMailOfItsCaseAfterAnUpgrade() throws Exception {
    try (Connections connections = databases.connect(folder)) {
      EarlierSchema.make(connections, "32");
      EarlierSchema.noteWithFindings(connections);
    }

    try (var database = databases.open(folder)) {
      assertEquals(
          List.of(EarlierSchema.CASE),
          database.query("select mail_of from notes where note_key like 'opened-%'").stream()
              .map(resultRow -> resultRow.text("mail_of"))
              .toList());
    }
  }

  @Test
  void aFirstStartCopiesNothing() throws Exception {
    databases.connect(folder).close();
    databases.open(folder).close();

    assertThrows(Exception.class, () -> databases.putBack(folder, "6"));
  }

  private Stream<DynamicTest> upgrades(boolean important) throws StoreException {
    List<String> versions;
    try (Connections connections = databases.connect(folder)) {
      versions = EarlierSchema.all(connections);
    }
    String last = versions.get(versions.size() - 1);
    return versions.stream()
        .filter(
            version ->
                important
                    == (TABLES_SINCE.containsKey(Integer.valueOf(version)) || version.equals(last)))
        .map(version -> DynamicTest.dynamicTest("schema " + version, () -> isKept(version)));
  }

  private void isKept(String version) throws Exception {
    Path place = Files.createDirectory(folder.resolve(version));
    given(place, version);
    int tables = TABLES_SINCE.floorEntry(Integer.valueOf(version)).getValue();

    try (var database = databases.open(place)) {
      assertEquals(counts(tables), counts(database, tables));
      if (tables > TABLES.indexOf("mails")) {
        byte[] mail = database.query("select bytes from mails").get(0).bytes("bytes");
        assertArrayEquals(EarlierSchema.MAIL, mail);
      }
    }
  }

  private void given(Path place, String version) throws StoreException {
    try (Connections connections = databases.connect(place)) {
      EarlierSchema.make(connections, version);
    }
  }

  private static Map<String, Long> counts(int tables) {
    var counts = new TreeMap<String, Long>();
    TABLES.subList(0, tables).forEach(table -> counts.put(table, 1L));
    return counts;
  }

  private static Map<String, Long> counts(Database database, int tables) throws StoreException {
    var counts = new TreeMap<String, Long>();
    for (String table : TABLES.subList(0, tables)) {
      counts.put(table, database.query("select count(*) as n from " + table).get(0).number("n"));
    }
    return counts;
  }
}
