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
 * Runs a conversation of the mail library, which heeds no interruption and bounds single answers
 * alone, on a thread of its own, so that its end comes when it is due.
 */
final class InterruptibleMailTask {

  private InterruptibleMailTask() {}

  /**
   * What the conversation gave.
   *
   * @throws TimeoutException when it took longer than {@code limit}; its lines are cut
   * @throws InterruptedException when the calling thread is interrupted; likewise
   */
  static <T> T run(
      String name, ClosableSocketFactory sockets, Duration limit, Callable<T> conversation)
      throws ExecutionException, TimeoutException, InterruptedException {
    var task = new FutureTask<>(conversation);
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      cut(sockets);
    }
  }

  private static void cut(ClosableSocketFactory sockets) {
    try {
      sockets.close();
    } catch (IOException gone) {
      // A line that cannot be closed is closed already.
    }
  }
}
