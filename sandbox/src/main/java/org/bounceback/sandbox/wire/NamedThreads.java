package org.bounceback.sandbox.wire;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads that carry the name of their server, so that a thread dump can be read. */
public final class NamedThreads implements ThreadFactory {
  private final String server;
  private final AtomicInteger made = new AtomicInteger();

  /** Threads named {@code server-1}, {@code server-2} and so on. */
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
