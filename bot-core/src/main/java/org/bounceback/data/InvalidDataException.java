package org.bounceback.data;

/** Thrown for invalid content of a data file; the message contains the file and the position. */
public final class InvalidDataException extends RuntimeException {
  private final String message;

  /** Creates an exception for invalid content. */
  public InvalidDataException(String message) {
    super(message);
    this.message = message;
  }

  /** Creates an exception for a file that cannot be parsed. */
  public InvalidDataException(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
