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
 * Runs work on several threads and delivers the results in the order of submission. Work that is
 * not delivered yet is limited in number and in memory. Used by one thread, which receives the
 * results.
 *
 * @param <T> a result
 */
final class OrderedParallelRunner<T> implements AutoCloseable {
  private static final int MAX_OPEN_PER_THREAD = 16;
  private static final long MAX_WEIGHT = 48 << 20;

  private final ExecutorService workers;
  private final int maxOpen;
  private final Consumer<T> consumer;
  private final Deque<Open<T>> open = new ArrayDeque<>();
  private long weight;

  private record Open<T>(Future<T> result, long weight) {}

  /** Runs work on this number of threads and delivers results to {@code consumer}. */
  OrderedParallelRunner(int threads, Consumer<T> consumer) {
    this.workers = Executors.newFixedThreadPool(threads);
    this.maxOpen = threads * MAX_OPEN_PER_THREAD;
    this.consumer = consumer;
  }

  /**
   * Submits work, after waiting for capacity.
   *
   * @param bytes the memory that it needs
   */
  void submit(long bytes, Callable<T> work) throws InterruptedException {
    while (!open.isEmpty() && (open.size() >= maxOpen || weight + bytes > MAX_WEIGHT)) {
      deliverFirst();
    }
    open.addLast(new Open<>(workers.submit(work), bytes));
    weight += bytes;
    while (!open.isEmpty() && open.getFirst().result.isDone()) {
      deliverFirst();
    }
  }

  /** Delivers all remaining results. */
  void finish() throws InterruptedException {
    while (!open.isEmpty()) {
      deliverFirst();
    }
  }

  private void deliverFirst() throws InterruptedException {
    Open<T> first = open.removeFirst();
    weight -= first.weight;
    try {
      consumer.accept(first.result.get());
    } catch (ExecutionException bug) {
      throw new IllegalStateException("unexpected failure", bug.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
