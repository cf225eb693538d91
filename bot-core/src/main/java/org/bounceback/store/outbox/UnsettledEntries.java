package org.bounceback.store.outbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/**
 * Entries whose outcome could not be written down, since the store was away just then. They stay
 * picked by this process although nobody works on them any more, so they are freed when the store
 * is back, and delivered again. Safe for concurrent use.
 */
final class UnsettledEntries {
  private final Queue<Left> left = new ConcurrentLinkedQueue<>();

  private record Left(OutboxTask task, String id) {}

  void add(OutboxTask task, String id) {
    left.add(new Left(task, id));
  }

  /** Frees them; whatever fails is tried again at the next call. */
  void free(Database database) throws StoreException {
    Left next = left.peek();
    while (next != null) {
      Left freed = next;
      database.write(tx -> OutboxTable.release(tx, database.replica(), freed.task(), freed.id()));
      left.remove(freed);
      next = left.peek();
    }
  }
}
