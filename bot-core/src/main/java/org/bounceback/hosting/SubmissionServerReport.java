package org.bounceback.hosting;

import java.util.Locale;
import org.bounceback.address.Ip;

/**
 * How a server of ours takes customers' mail programs.
 *
 * @param server our name for it
 * @param host the name that mail programs are set to
 * @param ip where it was asked
 * @param port where it was asked
 * @param state what came of it
 * @param seen its words, or what is wrong with its certificate; may be empty
 */
public record SubmissionServerReport(
    String server, String host, Ip ip, int port, State state, String seen) {

  /** How far a mail program would come. */
  public enum State {
    /** Encrypted, with a certificate that a mail program accepts, and a login is offered. */
    WORKS,
    /** No connection, or no greeting in time. */
    UNREACHABLE,
    /** It refused the connection or the greeting in words. */
    REFUSES,
    /** No encryption came about, so programs that demand it give up. */
    NO_TLS,
    /** Mail programs warn of its certificate or refuse it. */
    CERTIFICATE,
    /** It offers no login. */
    NO_LOGIN;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
