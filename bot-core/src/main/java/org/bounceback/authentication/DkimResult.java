package org.bounceback.authentication;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * The result of verifying one signature.
 *
 * @param domain d=; empty when the signature is malformed
 * @param selector s=
 * @param key whether its key is published
 * @param dkimStatus whether it is valid
 */
public record DkimResult(
    Optional<Domain> domain, Optional<String> selector, DkimKeyState key, DkimStatus dkimStatus) {

  /** The result of a verification. */
  public enum DkimStatus {
    /** Header and body are unchanged since they were signed. */
    PASS,
    /**
     * The header is unchanged, but the body is not: it was modified in transit, or the report
     * contains only a part of it.
     */
    BODY_DIFFERS,
    /** The header was modified, or the key does not match. */
    FAIL,
    /** The message is incomplete, the algorithm is not supported, or the key lookup failed. */
    NOT_VERIFIED,
    /** The field is not a valid signature (RFC 6376 section 6.1.1). */
    BROKEN;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static DkimResult broken() {
    return new DkimResult(
        Optional.empty(), Optional.empty(), DkimKeyState.UNKNOWN, DkimStatus.BROKEN);
  }
}
