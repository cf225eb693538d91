package org.bounceback.sandbox.smtp;

/** How a server takes to STARTTLS (RFC 3207). */
public enum StartTls {
  /** It is not offered, and unknown. */
  NONE,
  /**
   * A certificate for {@code *.example} and the like, from 2026 to 2126, good for a client that
   * trusts {@link TestCertificates#trust}.
   */
  VALID,
  /** The same, but the certificate ended with 2020. */
  EXPIRED,
  /** Offered and agreed to, then the handshake fails. */
  HANDSHAKE_FAILS,
  /** Offered, but answered with 454. */
  UNAVAILABLE
}
