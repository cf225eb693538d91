package org.bounceback.authentication;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * What became of one signature.
 *
 * @param domain d=; empty when the signature is broken
 * @param selector s=
 * @param key whether its key is published
 * @param dkimStatus whether it verifies
 */
public record DkimResult(
    Optional<Domain> domain, Optional<String> selector, DkimKeyState key, DkimStatus dkimStatus) {

  /** Whether a signature verifies. */
  public enum DkimStatus {
    /** Header and body are as they were signed. */
    PASS,
    /**
     * The header is as it was signed, the body is not: it was changed on the way, or the report has
     * not the whole of it.
     */
    BODY_DIFFERS,
    /** The header is not as it was signed, or the key is another. */
    FAIL,
    /** The mail is not whole, the algorithm is not verified, or no key could be had. */
    NOT_VERIFIED,
    /** The field is no signature (RFC 6376 section 6.1.1). */
    BROKEN;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static DkimResult broken() {
    return new DkimResult(
        Optional.empty(), Optional.empty(), DkimKeyState.UNKNOWN, DkimStatus.BROKEN);
  }

  /** Whether it proves that its domain sent the header. */
  boolean isHeaderProven() {
    return dkimStatus == DkimStatus.PASS || dkimStatus == DkimStatus.BODY_DIFFERS;
  }
}
