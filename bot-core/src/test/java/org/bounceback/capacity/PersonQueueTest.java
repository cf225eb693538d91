package org.bounceback.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PersonQueueTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final PersonQueue queue = new PersonQueue(threads::add, 2);
  private final List<String> done = new ArrayList<>();

  @Test
  void aUserWithManyTasksDoesNotBlockOthers() {
    for (int i = 0; i < 1000; i++) {
      execute("alice", "a" + i);
    }
    execute("bob", "b");

    assertEquals(3, threads.size());
    runFirst();
    runFirst();
    runFirst();
    assertEquals(List.of("a0", "a1", "b"), done);
  }

  @Test
  void tasksOfOneUserRunInOrder() {
    for (int i = 0; i < 5; i++) {
      execute("alice", "a" + i);
    }

    while (!threads.isEmpty()) {
      runFirst();
    }

    assertEquals(List.of("a0", "a1", "a2", "a3", "a4"), done);
    assertEquals(0, queue.load("alice"));
  }

  @Test
  void aFailedTaskDoesNotBlockTheNext() {
    queue
        .executorFor("alice")
        .execute(
            () -> {
              throw new IllegalStateException("a bug");
            });
    execute("alice", "a1");
    execute("alice", "a2");

    assertThrows(IllegalStateException.class, this::runFirst);
    runFirst();
    runFirst();

    assertEquals(List.of("a1", "a2"), done);
    assertEquals(0, queue.load("alice"));
  }

  @Test
  void rejectedTasksAreNotCountedAsRunning() {
    var closed =
        new PersonQueue(
            task -> {
              throw new RejectedExecutionException("closed");
            },
            2);

    assertThrows(
        RejectedExecutionException.class, () -> closed.executorFor("alice").execute(() -> {}));
    assertEquals(0, closed.load("alice"));
  }

  private void execute(String person, String task) {
    queue.executorFor(person).execute(() -> done.add(task));
  }

  private void runFirst() {
    threads.remove().run();
  }
}
