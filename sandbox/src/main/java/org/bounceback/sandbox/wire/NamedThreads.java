package org.bounceback.sandbox.wire;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates daemon threads with the name of their server, for readable thread dumps. */
public final class NamedThreads implements ThreadFactory {
  private final String server;
  private final AtomicInteger made = new AtomicInteger();

  /** Names threads {@code server-1}, {@code server-2} and so on. */
  public NamedThreads(String server) {
    this.server = server;
  }

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, server + "-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
