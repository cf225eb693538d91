package org.bounceback.hosting;

/** A failed request to a panel. The message never contains the token. */
public final class PanelException extends Exception {
  private final Cause cause;

  /** The kind of failure. */
  public enum Cause {
    /** There was no response in time. */
    AWAY,
    /** The token is unknown or has expired. */
    TOKEN_REFUSED,
    /** The token is valid but lacks a permission. */
    RIGHT_MISSING,
    /** The panel, or this version of it, does not support the function. */
    NOT_OFFERED,
    /** The response is not in the format of such a panel. */
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

  /** Creates an exception for an unavailable panel or log. */
  public static PanelException away(String message) {
    return new PanelException(Cause.AWAY, message);
  }

  /** Creates an exception for an unsupported function. */
  public static PanelException notOffered(String message) {
    return new PanelException(Cause.NOT_OFFERED, message);
  }

  /**
   * Returns {@code value} if the panel responded but a permission or function is missing.
   *
   * @throws PanelException this one, if the panel is unavailable, refused the token, or sent an
   *     unreadable response
   */
  public <T> T defaultIfUnsupported(T value) throws PanelException {
    if (cause == Cause.RIGHT_MISSING || cause == Cause.NOT_OFFERED) {
      return value;
    }
    throw this;
  }

  /** Returns the kind of failure. */
  public Cause kind() {
    return cause;
  }

  /** Returns the message, which is never null. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
