package org.bounceback.cases;

import org.bounceback.data.Sha256;

/**
 * An uploaded e-mail, byte for byte. Immutable; two are equal if their names and bytes are equal.
 */
public final class StoredMail {
  private final String name;
  private final byte[] bytes;
  private final String sha256;

  /**
   * Creates a stored e-mail with a copy of {@code bytes}.
   *
   * @param name the file name as uploaded; never used as a path
   */
  public StoredMail(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
    this.sha256 = Sha256.hex(bytes);
  }

  /** Returns the file name as uploaded. */
  public String name() {
    return name;
  }

  /**
   * Returns the file name in printable ASCII, without characters that are special in a header or a
   * path.
   */
  public String safeName() {
    return name.replaceAll("[^A-Za-z0-9._ -]", "_");
  }

  /** Returns a copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the SHA-256 of the bytes as 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredMail mail && name.equals(mail.name) && sha256.equals(mail.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  /** Returns name, size and digest, but not the content. */
  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes, sha256 " + sha256 + ")";
  }
}
