package org.bounceback.mailbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail server from the configuration, and the encryption of connections to it.
 *
 * @param protocol the protocol of the server
 * @param security the encryption
 * @param host name or address
 */
public record MailHost(Protocol protocol, Security security, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_PORT = 65_535;

  /** The protocol of a mail server. */
  public enum Protocol {
    /** Message submission (RFC 6409). */
    SMTP(587, 465, 25),
    /** Mailbox access (RFC 9051, RFC 3501). */
    IMAP(143, 993, 143);

    private final int port;
    private final int portWithTls;
    private final int portInPlain;

    Protocol(int port, int portWithTls, int portInPlain) {
      this.port = port;
      this.portWithTls = portWithTls;
      this.portInPlain = portInPlain;
    }

    int defaultPort(Security security) {
      return switch (security) {
        case TLS -> portWithTls;
        case STARTTLS -> port;
        case NONE -> portInPlain;
      };
    }

    String scheme() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The encryption of connections. */
  public enum Security {
    /** Encrypted from the start (RFC 8314): {@code smtps}, {@code imaps}. */
    TLS("s"),
    /** Encrypted before the login, which otherwise fails: {@code smtp}, {@code imap}. */
    STARTTLS(""),
    /** Not encrypted: {@code smtp+plain}, {@code imap+plain}. */
    NONE("+plain");

    private final String suffix;

    Security(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * Parses {@code smtps://HOST}, {@code smtp://HOST:PORT}, {@code smtp+plain://HOST}, and the same
   * for IMAP. The default port is that of the protocol.
   *
   * @return empty if the text is invalid
   */
  public static Optional<MailHost> parse(Protocol protocol, String text) {
    try {
      var url = new URI(text.strip());
      Optional<Security> security = security(protocol, String.valueOf(url.getScheme()));
      boolean bare =
          url.getHost() != null
              && url.getUserInfo() == null
              && url.getQuery() == null
              && String.valueOf(url.getPath()).matches("/?");
      if (security.isEmpty() || !bare || url.getPort() == 0 || url.getPort() > MAX_PORT) {
        return Optional.empty();
      }
      int port = url.getPort() < 0 ? protocol.defaultPort(security.get()) : url.getPort();
      return Optional.of(new MailHost(protocol, security.get(), url.getHost(), port));
    } catch (URISyntaxException noUrl) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether a password may be sent: over an encrypted connection, or within this machine.
   */
  public boolean mayReceiveSecrets() {
    return security != Security.NONE || LOOPBACK.contains(host);
  }

  @Override
  public String toString() {
    return protocol.scheme() + security.suffix + "://" + host + ":" + port;
  }

  private static Optional<Security> security(Protocol protocol, String scheme) {
    String lowerCase = scheme.toLowerCase(Locale.ROOT);
    return Arrays.stream(Security.values())
        .filter(security -> lowerCase.equals(protocol.scheme() + security.suffix))
        .findFirst();
  }
}
