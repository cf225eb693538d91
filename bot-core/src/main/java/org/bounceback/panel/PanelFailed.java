package org.bounceback.panel;

/** A panel did not do what was asked. Its message names no token. */
public final class PanelFailed extends Exception {
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

  PanelFailed(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  PanelFailed(Cause cause, String message, Throwable origin) {
    super(message, origin);
    this.cause = cause;
  }

  /** What cannot be reached. */
  public static PanelFailed away(String message) {
    return new PanelFailed(Cause.AWAY, message);
  }

  /** What nobody offers. */
  public static PanelFailed notOffered(String message) {
    return new PanelFailed(Cause.NOT_OFFERED, message);
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
