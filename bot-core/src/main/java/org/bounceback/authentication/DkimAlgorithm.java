package org.bounceback.authentication;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bounceback.data.Sha256;

/** The algorithms for DKIM signatures: the two that RFC 8301 and RFC 8463 permit. */
enum DkimAlgorithm {
  RSA_SHA256("rsa-sha256", "rsa", "RSA", "SHA256withRSA"),
  ED25519_SHA256("ed25519-sha256", "ed25519", "Ed25519", "Ed25519");

  /** The prefix of the 32 octets of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] ED25519_FRAME = HexFormat.of().parseHex("302a300506032b6570032100");

  /** RFC 8301 section 3.2. */
  private static final int MIN_RSA_BITS = 1024;

  private final String code;
  private final String keyType;
  private final String keyAlgorithm;
  private final String signatureAlgorithm;

  DkimAlgorithm(String code, String keyType, String keyAlgorithm, String signatureAlgorithm) {
    this.code = code;
    this.keyType = keyType;
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
  }

  /** Returns the algorithm for an a= value. */
  static Optional<DkimAlgorithm> ofCode(String code) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.code.equals(code)).findFirst();
  }

  /** Returns the algorithm for the k= value of a key. */
  static Optional<DkimAlgorithm> ofKey(String type) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.keyType.equals(type)).findFirst();
  }

  /**
   * Decodes a published key; empty if it is not a key, or an RSA key with fewer than 1,024 bits.
   */
  Optional<PublicKey> key(byte[] published) {
    byte[] encoded = this == ED25519_SHA256 ? framed(published) : published;
    try {
      PublicKey key =
          KeyFactory.getInstance(keyAlgorithm).generatePublic(new X509EncodedKeySpec(encoded));
      boolean isWeak =
          key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS;
      return isWeak ? Optional.empty() : Optional.of(key);
    } catch (GeneralSecurityException notAKey) {
      return Optional.empty();
    }
  }

  /** Returns whether the signature matches the data; RFC 8463 signs the hash of the data. */
  boolean verifies(PublicKey key, byte[] data, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(signatureAlgorithm);
      verifier.initVerify(key);
      verifier.update(this == ED25519_SHA256 ? Sha256.of(data) : data);
      return verifier.verify(signature);
    } catch (GeneralSecurityException invalid) {
      return false;
    }
  }

  private static byte[] framed(byte[] octets) {
    byte[] framed = Arrays.copyOf(ED25519_FRAME, ED25519_FRAME.length + octets.length);
    System.arraycopy(octets, 0, framed, ED25519_FRAME.length, octets.length);
    return framed;
  }
}
