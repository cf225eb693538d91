package org.bounceback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Commits the writes of several threads in one transaction: a commit waits for the disk, and many
 * writes take no longer than one. Safe for concurrent use.
 */
public final class GroupCommit {
  private static final int MAX_BATCH = 200;

  private final Database database;
  private final ConcurrentLinkedQueue<PendingWrite<?>> waiting = new ConcurrentLinkedQueue<>();
  private final Object committing = new Object();

  /** Commits to {@code database}. */
  public GroupCommit(Database database) {
    this.database = database;
  }

  /** The writes of one caller, and their result. */
  private static final class PendingWrite<T> {
    private final TransactionCallback<T> transactionCallback;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private Optional<T> found = Optional.empty();

    private PendingWrite(TransactionCallback<T> transactionCallback) {
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
   * Runs {@code transactionCallback}, which must not throw, together with those of other callers.
   * When this method returns, the changes are on the disk.
   *
   * @throws StoreException if the database failed; then nothing was written
   */
  public <T> T write(TransactionCallback<T> transactionCallback) throws StoreException {
    var own = new PendingWrite<>(transactionCallback);
    waiting.add(own);
    synchronized (committing) {
      while (!own.outcome.isDone()) {
        commit();
      }
    }
    return result(own);
  }

  private void commit() {
    List<PendingWrite<?>> batch = new ArrayList<>();
    PendingWrite<?> next = waiting.poll();
    while (next != null) {
      batch.add(next);
      next = batch.size() < MAX_BATCH ? waiting.poll() : null;
    }
    try {
      database.write(tx -> batch.forEach(pending -> pending.in(tx)));
      batch.forEach(PendingWrite::committed);
    } catch (StoreException | RuntimeException | Error failed) {
      // A caller without an outcome would wait for it forever while holding the lock.
      batch.forEach(pending -> pending.outcome.completeExceptionally(failed));
    }
  }

  private static <T> T result(PendingWrite<T> own) throws StoreException {
    try {
      return own.outcome.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StoreException storeException) {
        throw storeException;
      }
      throw new IllegalStateException("a write that must not throw did", failed.getCause());
    }
  }
}
