package org.bounceback.mailbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail server that the operator names, and how the line to it is kept private.
 *
 * @param protocol what is spoken there
 * @param security when the line is encrypted
 * @param host name or address
 */
public record MailHost(Protocol protocol, Security security, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_PORT = 65_535;

  /** What is spoken with a mail server. */
  public enum Protocol {
    /** Submission of mails (RFC 6409). */
    SMTP(587, 465, 25),
    /** Access to mailboxes (RFC 9051, RFC 3501). */
    IMAP(143, 993, 143);

    private final int port;
    private final int portWithTls;
    private final int portInPlain;

    Protocol(int port, int portWithTls, int portInPlain) {
      this.port = port;
      this.portWithTls = portWithTls;
      this.portInPlain = portInPlain;
    }

    int usualPort(Security security) {
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

  /** When the line is encrypted. */
  public enum Security {
    /** From its first byte (RFC 8314): {@code smtps}, {@code imaps}. */
    TLS("s"),
    /** Before anybody logs in, or not at all: {@code smtp}, {@code imap}. */
    STARTTLS(""),
    /** Never: {@code smtp+plain}, {@code imap+plain}. */
    NONE("+plain");

    private final String suffix;

    Security(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * Reads {@code smtps://HOST}, {@code smtp://HOST:PORT}, {@code smtp+plain://HOST}, and the same
   * for IMAP. Without a port it is the protocol's usual one.
   *
   * @return empty when the text is nothing of that kind
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
      int port = url.getPort() < 0 ? protocol.usualPort(security.get()) : url.getPort();
      return Optional.of(new MailHost(protocol, security.get(), url.getHost(), port));
    } catch (URISyntaxException noUrl) {
      return Optional.empty();
    }
  }

  /** Whether a password may go there: over an encrypted line, or inside this machine. */
  public boolean mayHearSecrets() {
    return security != Security.NONE || LOOPBACK.contains(host);
  }

  @Override
  public String toString() {
    return protocol.scheme() + security.suffix + "://" + host + ":" + port;
  }

  private static Optional<Security> security(Protocol protocol, String scheme) {
    String wanted = scheme.toLowerCase(Locale.ROOT);
    return Arrays.stream(Security.values())
        .filter(each -> wanted.equals(protocol.scheme() + each.suffix))
        .findFirst();
  }
}
