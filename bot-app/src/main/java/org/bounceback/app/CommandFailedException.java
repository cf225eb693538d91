package org.bounceback.app;

import org.bounceback.app.settings.InvalidSettingsException;

/** A command cannot do what was requested; the message says why and what to do. */
public final class CommandFailedException extends Exception {
  private final Status status;
  private final String message;

  /** The exit status of the program. */
  public enum Status {
    /** Completed, whatever the result. */
    DONE(0),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** Something that we need is unavailable: resolver, database or ticket system. */
    AWAY(3),
    /** A given path cannot be read. */
    UNREADABLE(4);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** Returns the exit status for the shell. */
    public int code() {
      return code;
    }
  }

  /** Creates an exception without a cause. */
  public CommandFailedException(Status status, String message) {
    super(message);
    this.status = status;
    this.message = message;
  }

  /** Creates an exception with a cause. */
  public CommandFailedException(Status status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.message = message;
  }

  /** Creates an exception for an invalid configuration. */
  public static CommandFailedException of(InvalidSettingsException cause) {
    return new CommandFailedException(Status.USAGE, cause.getMessage(), cause);
  }

  /** Returns the exit status of the program. */
  public Status status() {
    return status;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
