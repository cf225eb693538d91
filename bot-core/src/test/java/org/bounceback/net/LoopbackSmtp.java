package org.bounceback.net;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Our own SMTP client with the watch that it needs. */
public final class LoopbackSmtp implements AutoCloseable {
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final Smtp client = new Smtp(watch);

  /** The client. */
  public Smtp client() {
    return client;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
