package org.bounceback.bounce;

import java.util.List;

/** One mail of an upload. */
public final class Unwrapped {
  private final String name;
  private final byte[] bytes;
  private final List<String> leftOut;

  /** A mail that was whole. The bytes are not copied and must stay as they are. */
  public Unwrapped(String name, byte[] bytes) {
    this(name, bytes, List.of());
  }

  Unwrapped(String name, byte[] bytes, List<String> leftOut) {
    this.name = name;
    this.bytes = bytes;
    this.leftOut = List.copyOf(leftOut);
  }

  /**
   * The upload's name, with {@code !inner.eml} behind it for a mail inside an archive and {@code
   * #3} for the third of a mailbox; for showing, never a path.
   */
  public String name() {
    return name;
  }

  /** The mail's bytes, shared and not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The limits that stopped the unpacking of the upload, in words; usually none. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Another mail found in the place of this one. */
  Unwrapped with(byte[] found) {
    return new Unwrapped(name, found, leftOut);
  }
}
