package org.bounceback.hosting;

import java.util.Locale;
import org.bounceback.address.Ip;

/**
 * The result of checking one of our submission servers.
 *
 * @param server the configured name
 * @param host the host name that mail clients use
 * @param ip the checked IP
 * @param port the checked port
 * @param state the result
 * @param detail the server's reply, or the problem of its certificate; may be empty
 */
public record SubmissionServerReport(
    String server, String host, Ip ip, int port, State state, String detail) {

  /** How far a mail client would get. */
  public enum State {
    /** Encrypted, with a certificate that mail clients accept, and a login is offered. */
    WORKS,
    /** No connection, or no greeting in time. */
    UNREACHABLE,
    /** The server rejected the connection or the greeting with a reply. */
    REFUSES,
    /** There was no encryption, so clients that require it fail. */
    NO_TLS,
    /** Mail clients reject the certificate or show a warning. */
    CERTIFICATE,
    /** The server offers no login. */
    NO_LOGIN;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
