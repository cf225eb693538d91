package org.bounceback.casebook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    this.sha256 = HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** The file's name as given. */
  public String name() {
    return name;
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

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
