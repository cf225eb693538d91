package org.bounceback.authentication;

import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * Whether a server may send for a sender: the arguments of {@code check_host()} (RFC 7208 section
 * 4.1).
 *
 * @param ip the server's address
 * @param localPart of the sender, {@code postmaster} where it has none (section 4.3)
 * @param domain of the sender, as written
 * @param helo the name that the server gave in EHLO, as written
 */
public record SpfQuestion(Ip ip, String localPart, String domain, String helo) {
  private static final String POSTMASTER = "postmaster";

  /**
   * About the sender of MAIL FROM; about the server's own name where that is empty (section 2.4).
   */
  public static SpfQuestion about(Ip ip, String mailFrom, String helo) {
    int at = mailFrom.lastIndexOf('@');
    String localPart = at > 0 ? mailFrom.substring(0, at) : POSTMASTER;
    return new SpfQuestion(
        ip, localPart, mailFrom.isEmpty() ? helo : mailFrom.substring(at + 1), helo);
  }

  /** About a domain, whoever there sends. */
  public static SpfQuestion about(Ip ip, Domain domain) {
    return new SpfQuestion(ip, POSTMASTER, domain.name(), domain.name());
  }
}
