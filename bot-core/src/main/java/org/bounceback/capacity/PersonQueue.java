package org.bounceback.capacity;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands tasks to shared threads, at most a few of one person at a time. The others of that person
 * wait here, so that they are in nobody's way. Safe for concurrent use.
 */
public final class PersonQueue {
  private final Executor threads;
  private final int atOnce;
  private final Map<String, Line> lines = new HashMap<>();

  /**
   * A queue in front of threads.
   *
   * @param atOnce how many tasks of one person run at a time
   */
  public PersonQueue(Executor threads, int atOnce) {
    this.threads = threads;
    this.atOnce = atOnce;
  }

  /** One person's tasks. */
  private static final class Line {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  /** What runs tasks of that person. */
  public Executor of(String person) {
    return task -> execute(person, task);
  }

  /** How many tasks of that person run or wait. */
  public synchronized int load(String person) {
    Line line = lines.get(person);
    return line == null ? 0 : line.running + line.waiting.size();
  }

  private void execute(String person, Runnable task) {
    synchronized (this) {
      Line line = lines.computeIfAbsent(person, none -> new Line());
      if (line.running >= atOnce) {
        line.waiting.add(task);
        return;
      }
      line.running++;
    }
    try {
      begin(person, task);
    } catch (RejectedExecutionException closing) {
      end(person);
      throw closing;
    }
  }

  private void begin(String person, Runnable task) {
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            beginNext(person);
          }
        });
  }

  /** The task that waits the longest takes the place of the one that ended. */
  private void beginNext(String person) {
    Optional<Runnable> next = nextOrEnd(person);
    if (next.isEmpty()) {
      return;
    }
    try {
      begin(person, next.get());
    } catch (RejectedExecutionException closing) {
      // The threads are closed; what waits is not begun any more.
      end(person);
    }
  }

  private synchronized Optional<Runnable> nextOrEnd(String person) {
    Optional<Runnable> next =
        Optional.ofNullable(lines.get(person)).map(line -> line.waiting.poll());
    if (next.isEmpty()) {
      end(person);
    }
    return next;
  }

  private synchronized void end(String person) {
    Line line = lines.get(person);
    if (line != null && --line.running == 0) {
      lines.remove(person);
    }
  }
}
