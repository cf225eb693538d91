package org.bounceback.app.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does work on several threads and hands the results over in the order in which the work came. What
 * is begun and not yet handed over is bounded in number and in weight. Used by one thread, which
 * the results are handed to.
 *
 * @param <T> a result
 */
final class OrderedParallelRunner<T> implements AutoCloseable {
  private static final int OPEN_A_THREAD = 16;
  private static final long MAX_WEIGHT = 48 << 20;

  private final ExecutorService workers;
  private final int most;
  private final Consumer<T> taker;
  private final Deque<Open<T>> open = new ArrayDeque<>();
  private long weight;

  private record Open<T>(Future<T> result, long weight) {}

  /** Work on so many threads, handed to {@code taker}. */
  OrderedParallelRunner(int threads, Consumer<T> taker) {
    this.workers = Executors.newFixedThreadPool(threads);
    this.most = threads * OPEN_A_THREAD;
    this.taker = taker;
  }

  /**
   * Begins a piece of work, as soon as there is room for it.
   *
   * @param bytes what it keeps in memory
   */
  void begin(long bytes, Callable<T> work) throws InterruptedException {
    while (!open.isEmpty() && (open.size() >= most || weight + bytes > MAX_WEIGHT)) {
      handOver();
    }
    open.addLast(new Open<>(workers.submit(work), bytes));
    weight += bytes;
    while (!open.isEmpty() && open.getFirst().result.isDone()) {
      handOver();
    }
  }

  /** Hands over all that was begun. */
  void finish() throws InterruptedException {
    while (!open.isEmpty()) {
      handOver();
    }
  }

  private void handOver() throws InterruptedException {
    Open<T> first = open.removeFirst();
    weight -= first.weight;
    try {
      taker.accept(first.result.get());
    } catch (ExecutionException bug) {
      throw new IllegalStateException("work failed that never should", bug.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
