package org.bounceback.ticket;

import java.time.Duration;
import java.util.Optional;

/** The ticket system did not perform a request. */
public final class DeskException extends Exception {
  private final DeskErrorKind deskErrorKind;
  private final String reason;
  private final Optional<Duration> retryAfter;

  /** The kind of failure, which says who can fix it. */
  public enum DeskErrorKind {
    /** The token is wrong or was revoked. */
    CREDENTIALS(true),
    /** The token is valid, but a permission is missing. */
    FORBIDDEN(true),
    /** The ticket, the queue or the URL does not exist. */
    NOT_FOUND(true),
    /** The request was invalid. */
    INVALID(true),
    /** Another request changed it at the same time. */
    CONFLICT(false),
    /** The rate limit was exceeded. */
    TOO_MANY(false),
    /** It is unavailable or reports an internal error. */
    DOWN(false),
    /** It did not respond in time; the request may have succeeded. */
    SLOW(false),
    /** It closed the connection; the request may have succeeded. */
    CUT(false);

    private final boolean needsManualFix;

    DeskErrorKind(boolean needsAPerson) {
      this.needsManualFix = needsAPerson;
    }

    /** Whether retries fail until a person has changed something. */
    public boolean needsManualFix() {
      return needsManualFix;
    }
  }

  /** Creates a failure. */
  public DeskException(DeskErrorKind deskErrorKind, String reason) {
    this(deskErrorKind, reason, Optional.empty());
  }

  /**
   * Creates a failure.
   *
   * @param retryAfter the wait requested by the ticket system; empty if it requested none
   */
  public DeskException(DeskErrorKind deskErrorKind, String reason, Optional<Duration> retryAfter) {
    super(reason);
    this.deskErrorKind = deskErrorKind;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** Creates a failure with a cause. */
  public DeskException(DeskErrorKind deskErrorKind, String reason, Throwable cause) {
    super(reason, cause);
    this.deskErrorKind = deskErrorKind;
    this.reason = reason;
    this.retryAfter = Optional.empty();
  }

  /** Returns the kind of failure. */
  public DeskErrorKind kind() {
    return deskErrorKind;
  }

  /** Returns the reason for the operator: short, and without personal addresses. */
  public String reason() {
    return reason;
  }

  /** Returns the wait requested by the ticket system; empty if it requested none. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether a retry would fail again. */
  public boolean isPermanent() {
    return deskErrorKind.needsManualFix();
  }
}
