package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An entry that is erased while it is being delivered leaves nothing. */
@OnEveryDatabase
class ErasedEntryTest {
  private static final OutboxTask TASK = new OutboxTask("add-note");

  @Parameter private Databases databases;
  @TempDir Path folder;

  @Test
  void givingItUpKeepsNothingAside() throws StoreException {
    var outbox = new Outbox(Clock.systemUTC());
    try (Database database = databases.open(folder)) {
      database.write(
          tx -> {
            outbox.put(tx, TASK, "BB-1", "alice@shop.example");
            outbox.put(tx, TASK, "BB-1/2", "alice@shop.example");
            outbox.put(tx, TASK, "BB-11", "bob@shop.example");
            tx.update("update scheduled_tasks set picked = ?", true);
          });

      database.write(tx -> outbox.erase(tx, "BB-1"));
      database.write(
          tx ->
              outbox.giveUp(
                  tx,
                  TASK,
                  new OutboxEntry("BB-1", "alice@shop.example", Instant.EPOCH, 9),
                  "refused"));

      assertEquals(List.of(), database.inTransaction(outbox::undelivered));
      assertEquals(1, database.inTransaction(outbox::waiting));
    }
  }
}
