package org.bounceback.sandbox.smtp;

/** The variants of STARTTLS (RFC 3207). */
public enum StartTls {
  /** Not offered, and an unknown command. */
  NONE,
  /**
   * Offered, with a certificate for {@code *.example} and similar names, from 2026 to 2126, valid
   * for a client that trusts {@link TestCertificates#trust}.
   */
  VALID,
  /** Offered, but the certificate expired at the end of 2020. */
  EXPIRED,
  /** Offered and accepted, then the handshake fails. */
  HANDSHAKE_FAILS,
  /** Offered, but answered with 454. */
  UNAVAILABLE
}
