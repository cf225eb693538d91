package org.bounceback.app;

import java.util.concurrent.ThreadFactory;

/**
 * Creates threads that do not keep the process running.
 *
 * @param name the name of each thread
 */
record DaemonThreadFactory(String name) implements ThreadFactory {
  @Override
  public Thread newThread(Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
