package org.bounceback.store.outbox;

import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the threads that deliver. On a full disk reading works and writing does not, so that the
 * library finds entries, fails to mark them as picked, and lets each thread end of that, ten times
 * a second; the store's own watch has said by then what is wrong.
 */
final class OutboxThreadFactory implements ThreadFactory {
  private static final Logger log = LoggerFactory.getLogger(OutboxThreadFactory.class);

  private final AtomicInteger made = new AtomicInteger();

  @Override
  public Thread newThread(Runnable work) {
    var thread = new Thread(work, "outbox-" + made.incrementAndGet());
    thread.setUncaughtExceptionHandler((ended, why) -> tell(why));
    return thread;
  }

  private static void tell(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        log.debug("an entry was not picked", why);
        return;
      }
    }
    log.error("a delivering thread ended by a bug", why);
  }
}
