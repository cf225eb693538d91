package org.bounceback.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bounceback.net.ClosableSocketFactory;

/**
 * Runs a mail library operation on a separate thread with a total timeout. The library ignores
 * interrupts and only limits the time of single responses.
 */
final class InterruptibleMailTask {

  private InterruptibleMailTask() {}

  /**
   * Runs the operation and returns its result.
   *
   * @throws TimeoutException if it took longer than {@code limit}; its connections are closed
   * @throws InterruptedException if the calling thread is interrupted; connections are closed too
   */
  static <T> T run(
      String name, ClosableSocketFactory sockets, Duration limit, Callable<T> operation)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(operation);
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      close(sockets);
    }
  }

  private static void close(ClosableSocketFactory sockets) {
    try {
      sockets.close();
    } catch (IOException gone) {
      // If closing fails, the connection is already closed.
    }
  }
}
