package org.bounceback.bounce;

/** One mail of an upload. */
public final class Unwrapped {
  private final String name;
  private final byte[] mail;

  /** Takes the bytes without copying them; they must stay as they are. */
  public Unwrapped(String name, byte[] mail) {
    this.name = name;
    this.mail = mail;
  }

  /**
   * The upload's name, with {@code !inner.eml} behind it for a mail inside an archive and {@code
   * #3} for the third of a mailbox; for showing, never a path.
   */
  public String name() {
    return name;
  }

  /** The mail's bytes, shared and not to be changed. */
  public byte[] mail() {
    return mail;
  }
}
