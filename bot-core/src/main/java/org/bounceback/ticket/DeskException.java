package org.bounceback.ticket;

import java.time.Duration;
import java.util.Optional;

/** The desk did not do what it was asked for. */
public final class DeskException extends Exception {
  private final DeskErrorKind deskErrorKind;
  private final String why;
  private final Optional<Duration> retryAfter;

  /** What kind of failure it is, and so who can do something about it. */
  public enum DeskErrorKind {
    /** The desk does not know us: the token is wrong or was taken back. */
    CREDENTIALS(true),
    /** It knows us and does not let us: a right is missing. */
    FORBIDDEN(true),
    /** What we named is not there: the ticket, the queue, the address. */
    NOT_FOUND(true),
    /** It does not like what we sent. */
    INVALID(true),
    /** Somebody else was at it at the same time. */
    CONFLICT(false),
    /** We ask too often. */
    TOO_MANY(false),
    /** It is away, or says that it is broken. */
    DOWN(false),
    /** It did not answer in time; it may have done what we asked. */
    SLOW(false),
    /** It hung up; it may have done what we asked. */
    CUT(false);

    private final boolean needsAPerson;

    DeskErrorKind(boolean needsAPerson) {
      this.needsAPerson = needsAPerson;
    }

    /** Whether asking again would end the same until a person has changed something. */
    public boolean needsAPerson() {
      return needsAPerson;
    }
  }

  /** A failure of that kind. */
  public DeskException(DeskErrorKind deskErrorKind, String why) {
    this(deskErrorKind, why, Optional.empty());
  }

  /**
   * A failure of that kind.
   *
   * @param retryAfter how long the desk wants to be left alone; empty when it did not say
   */
  public DeskException(DeskErrorKind deskErrorKind, String why, Optional<Duration> retryAfter) {
    super(why);
    this.deskErrorKind = deskErrorKind;
    this.why = why;
    this.retryAfter = retryAfter;
  }

  /** A failure of that kind. */
  public DeskException(DeskErrorKind deskErrorKind, String why, Throwable cause) {
    super(why, cause);
    this.deskErrorKind = deskErrorKind;
    this.why = why;
    this.retryAfter = Optional.empty();
  }

  /** What kind of failure it is. */
  public DeskErrorKind kind() {
    return deskErrorKind;
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
    return deskErrorKind.needsAPerson();
  }
}
