package org.bounceback.hosting;

/** A panel did not do what was asked. Its message names no token. */
public final class PanelException extends Exception {
  private final Cause cause;

  /** Why. */
  public enum Cause {
    /** No answer came, or not in time. */
    AWAY,
    /** The token is unknown to it, or has expired. */
    TOKEN_REFUSED,
    /** The token is good, but its rights do not cover this. */
    RIGHT_MISSING,
    /** This panel, or this version of it, does not do that. */
    NOT_OFFERED,
    /** The answer is no answer of such a panel. */
    UNREADABLE
  }

  public PanelException(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  public PanelException(Cause cause, String message, Throwable origin) {
    super(message, origin);
    this.cause = cause;
  }

  /** What cannot be reached. */
  public static PanelException away(String message) {
    return new PanelException(Cause.AWAY, message);
  }

  /** What nobody offers. */
  public static PanelException notOffered(String message) {
    return new PanelException(Cause.NOT_OFFERED, message);
  }

  /**
   * Returns {@code value} if the panel responded but a permission or function is missing.
   *
   * @throws PanelException this one, if the panel is unavailable or refused the token
   */
  public <T> T defaultUnlessUnavailable(T value) throws PanelException {
    if (cause == Cause.AWAY || cause == Cause.TOKEN_REFUSED) {
      throw this;
    }
    return value;
  }

  /** Why. */
  public Cause why() {
    return cause;
  }

  /** The message, which there always is. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
