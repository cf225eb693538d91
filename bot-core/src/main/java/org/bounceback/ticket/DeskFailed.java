package org.bounceback.ticket;

import java.time.Duration;
import java.util.Optional;

/** The desk did not do what it was asked for. */
public final class DeskFailed extends Exception {
  private final String why;
  private final Optional<Duration> retryAfter;
  private final boolean permanent;

  private DeskFailed(
      String why, Optional<Duration> retryAfter, boolean permanent, Optional<Throwable> cause) {
    super(why, cause.orElse(null));
    this.why = why;
    this.retryAfter = retryAfter;
    this.permanent = permanent;
  }

  /** Asking again would end the same. */
  public static DeskFailed forGood(String why) {
    return new DeskFailed(why, Optional.empty(), true, Optional.empty());
  }

  /** Asking again may help. */
  public static DeskFailed forNow(String why, Throwable cause) {
    return new DeskFailed(why, Optional.empty(), false, Optional.of(cause));
  }

  /**
   * Asking again may help.
   *
   * @param retryAfter how long the desk wants to be left alone; empty when it did not say
   */
  public static DeskFailed forNow(String why, Optional<Duration> retryAfter) {
    return new DeskFailed(why, retryAfter, false, Optional.empty());
  }

  /** What happened, in the operator's words; short, and without anybody's address. */
  public String why() {
    return why;
  }

  /** How long the desk wants to be left alone; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether asking again would end the same. */
  public boolean isPermanent() {
    return permanent;
  }
}
