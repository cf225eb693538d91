package org.bounceback.data;

/** A data file says something that cannot be used; the message names the file and the place. */
public final class InvalidDataException extends RuntimeException {
  private final String complaint;

  /** For something wrong in the file's content. */
  public InvalidDataException(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  /** For a file that cannot be read as what it claims to be. */
  public InvalidDataException(String complaint, Throwable cause) {
    super(complaint, cause);
    this.complaint = complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
