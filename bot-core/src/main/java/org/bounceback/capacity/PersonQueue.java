package org.bounceback.capacity;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs tasks on shared threads, with a limit of concurrent tasks per user. Further tasks of that
 * user wait here, so that they do not block other users. Safe for concurrent use.
 */
public final class PersonQueue {
  private final Executor threads;
  private final int maxConcurrent;
  private final Map<String, UserQueue> queues = new HashMap<>();

  /**
   * Creates a queue in front of an executor.
   *
   * @param maxConcurrent the maximum number of concurrent tasks per user
   */
  public PersonQueue(Executor threads, int maxConcurrent) {
    this.threads = threads;
    this.maxConcurrent = maxConcurrent;
  }

  /** The tasks of one user. */
  private static final class UserQueue {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /** Returns an executor for tasks of that user. */
  public Executor executorFor(String user) {
    return task -> execute(user, task);
  }

  /** Returns the number of running and waiting tasks of that user. */
  public synchronized int load(String user) {
    UserQueue queue = queues.get(user);
    return queue == null ? 0 : queue.running + queue.waiting.size();
  }

  private void execute(String user, Runnable task) {
    synchronized (this) {
      UserQueue queue = queues.computeIfAbsent(user, key -> new UserQueue());
      if (queue.running >= maxConcurrent) {
        queue.waiting.add(task);
        return;
      }
      queue.running++;
    }
    try {
      start(user, task);
    } catch (RejectedExecutionException rejected) {
      end(user);
      throw rejected;
    }
  }

  private void start(String user, Runnable task) {
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            startNext(user);
          }
        });
  }

  /** Starts the oldest waiting task after one has ended. */
  private void startNext(String user) {
    Optional<Runnable> next = nextOrEnd(user);
    if (next.isEmpty()) {
      return;
    }
    try {
      start(user, next.get());
    } catch (RejectedExecutionException rejected) {
      // The executor was shut down, so waiting tasks are not started.
      end(user);
    }
  }

  private synchronized Optional<Runnable> nextOrEnd(String user) {
    Optional<Runnable> next =
        Optional.ofNullable(queues.get(user)).map(queue -> queue.waiting.poll());
    if (next.isEmpty()) {
      end(user);
    }
    return next;
  }

  private synchronized void end(String user) {
    UserQueue queue = queues.get(user);
    if (queue != null && --queue.running == 0) {
      queues.remove(user);
    }
  }
}
