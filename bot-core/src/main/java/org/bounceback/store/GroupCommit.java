package org.bounceback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Commits in one transaction what several threads bring at the same time: a commit waits for the
 * disk, and waits no longer for many writes than for one. Safe for concurrent use.
 */
public final class GroupCommit {
  private static final int MAX_AT_ONCE = 200;

  private final Database database;
  private final ConcurrentLinkedQueue<Brought<?>> waiting = new ConcurrentLinkedQueue<>();
  private final Object committing = new Object();

  /** Commits to {@code database}. */
  public GroupCommit(Database database) {
    this.database = database;
  }

  /** One caller's writes, and what became of them. */
  private static final class Brought<T> {
    private final TransactionCallback<T> transactionCallback;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private Optional<T> found = Optional.empty();

    private Brought(TransactionCallback<T> transactionCallback) {
      this.transactionCallback = transactionCallback;
    }

    void in(Transaction tx) {
      found = Optional.of(transactionCallback.in(tx));
    }

    void committed() {
      outcome.complete(found.orElseThrow());
    }
  }

  /**
   * Runs {@code work}, which must not throw, together with that of other callers. When this
   * returns, what it wrote is on the disk.
   *
   * @throws StoreException when the database failed; then nothing was written
   */
  public <T> T write(TransactionCallback<T> transactionCallback) throws StoreException {
    var mine = new Brought<>(transactionCallback);
    waiting.add(mine);
    synchronized (committing) {
      while (!mine.outcome.isDone()) {
        commit();
      }
    }
    return result(mine);
  }

  private void commit() {
    List<Brought<?>> batch = new ArrayList<>();
    Brought<?> next = waiting.poll();
    while (next != null) {
      batch.add(next);
      next = batch.size() < MAX_AT_ONCE ? waiting.poll() : null;
    }
    try {
      database.write(tx -> batch.forEach(each -> each.in(tx)));
      batch.forEach(Brought::committed);
    } catch (StoreException | RuntimeException | Error failed) {
      // Whoever stays without an outcome would wait for it with the lock in hand.
      batch.forEach(each -> each.outcome.completeExceptionally(failed));
    }
  }

  private static <T> T result(Brought<T> mine) throws StoreException {
    try {
      return mine.outcome.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StoreException storeException) {
        throw storeException;
      }
      throw new IllegalStateException("a write that must not throw did", failed.getCause());
    }
  }
}
