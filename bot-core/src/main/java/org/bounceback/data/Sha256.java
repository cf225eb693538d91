package org.bounceback.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests (FIPS 180-4). */
public final class Sha256 {

  private Sha256() {}

  /** Returns the 32 bytes of the digest of the concatenated pieces. */
  public static byte[] of(byte[]... pieces) {
    MessageDigest digest = digest();
    for (byte[] piece : pieces) {
      digest.update(piece);
    }
    return digest.digest();
  }

  /** Returns the digest as 64 lower-case hexadecimal digits. */
  public static String hex(byte[]... pieces) {
    return HexFormat.of().formatHex(of(pieces));
  }

  /** Returns the digest of a text in UTF-8, as hexadecimal digits. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
