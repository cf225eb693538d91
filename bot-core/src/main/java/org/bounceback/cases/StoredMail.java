package org.bounceback.cases;

import org.bounceback.data.Sha256;

/** An uploaded mail, byte for byte. Immutable; two are equal when name and bytes are. */
public final class StoredMail {
  private final String name;
  private final byte[] bytes;
  private final String sha256;

  /**
   * Keeps a copy of {@code bytes}.
   *
   * @param name the file's name as given; never a path to us
   */
  public StoredMail(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
    this.sha256 = Sha256.hex(bytes);
  }

  /** The file's name as given. */
  public String name() {
    return name;
  }

  /** That name in printable ASCII without anything that has a meaning in a header or a path. */
  public String safeName() {
    return name.replaceAll("[^A-Za-z0-9._ -]", "_");
  }

  /** The mail, a fresh copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the bytes, 64 hexadecimal digits in lower case. */
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

  /** Name, size and digest; never the mail itself. */
  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes, sha256 " + sha256 + ")";
  }
}
