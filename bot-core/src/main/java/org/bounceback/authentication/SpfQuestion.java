package org.bounceback.authentication;

import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The arguments of {@code check_host()} (RFC 7208 section 4.1): whether a server may send for a
 * sender.
 *
 * @param ip the IP of the server
 * @param localPart the local part of the sender, {@code postmaster} if there is none (section 4.3)
 * @param domain the domain of the sender, as written
 * @param helo the name that the server sent in EHLO, as written
 */
public record SpfQuestion(Ip ip, String localPart, String domain, String helo) {
  private static final String POSTMASTER = "postmaster";

  /**
   * Creates a question about the sender in MAIL FROM, or about the server's EHLO name if it is
   * empty (section 2.4).
   */
  public static SpfQuestion about(Ip ip, String mailFrom, String helo) {
    int at = mailFrom.lastIndexOf('@');
    String localPart = at > 0 ? mailFrom.substring(0, at) : POSTMASTER;
    return new SpfQuestion(
        ip, localPart, mailFrom.isEmpty() ? helo : mailFrom.substring(at + 1), helo);
  }

  /** Creates a question about a domain, regardless of the local part. */
  public static SpfQuestion about(Ip ip, Domain domain) {
    return new SpfQuestion(ip, POSTMASTER, domain.name(), domain.name());
  }
}
