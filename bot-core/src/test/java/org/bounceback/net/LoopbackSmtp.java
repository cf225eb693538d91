package org.bounceback.net;

import org.bounceback.supervision.SupervisedScheduler;

/** Our own SMTP client with the watch that it needs. */
public final class LoopbackSmtp implements AutoCloseable {
  private final SupervisedScheduler watch = new SupervisedScheduler("test smtp");
  private final SmtpProbe client = new SmtpProbe(watch);

  /** The client. */
  public SmtpProbe client() {
    return client;
  }

  @Override
  public void close() {
    watch.close();
  }
}
