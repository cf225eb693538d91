package org.bounceback.app;

import org.bounceback.app.settings.InvalidSettingsException;

/** A command cannot do what it was asked; the message says why and what to do. */
public final class CommandFailedException extends Exception {
  private final Status status;
  private final String complaint;

  /** The exit status of the program. */
  public enum Status {
    /** Done, whatever was found. */
    DONE(0),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** Something that we rely on is away: resolver, database, desk. */
    AWAY(3),
    /** The named path cannot be read. */
    UNREADABLE(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** What the shell sees. */
    public int code() {
      return code;
    }
  }

  /** Without an exception behind it. */
  public CommandFailedException(Status status, String complaint) {
    super(complaint);
    this.status = status;
    this.complaint = complaint;
  }

  /** Because of {@code cause}. */
  public CommandFailedException(Status status, String complaint, Throwable cause) {
    super(complaint, cause);
    this.status = status;
    this.complaint = complaint;
  }

  /** The configuration is wrong. */
  public static CommandFailedException because(InvalidSettingsException cause) {
    return new CommandFailedException(Status.USAGE, cause.getMessage(), cause);
  }

  /** With which status the program ends. */
  public Status status() {
    return status;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
