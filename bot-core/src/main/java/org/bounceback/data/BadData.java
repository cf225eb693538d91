package org.bounceback.data;

/** A data file says something that cannot be used; the message names the file and the place. */
public final class BadData extends RuntimeException {

  /** For something wrong in the file's content. */
  public BadData(String message) {
    super(message);
  }

  /** For a file that cannot be read as what it claims to be. */
  public BadData(String message, Throwable cause) {
    super(message, cause);
  }
}
