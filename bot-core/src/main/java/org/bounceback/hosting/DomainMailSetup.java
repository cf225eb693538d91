package org.bounceback.hosting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The mail configuration of a domain on the server that hosts it, independent of public DNS.
 *
 * @param server the server
 * @param account the account that owns the domain
 * @param sending the IPs that its mail is sent from, the most likely one first; empty if the panel
 *     does not provide them
 * @param helo the EHLO name
 * @param routing the server's routing of messages to the domain
 * @param suspendedReason why the server does not send mail of the account, as a sentence; empty if
 *     it does
 */
public record DomainMailSetup(
    String server,
    Domain domain,
    Optional<String> account,
    List<Sending> sending,
    Optional<Domain> helo,
    Routing routing,
    Optional<String> suspendedReason) {

  public DomainMailSetup {
    sending = List.copyOf(sending);
  }

  /** Returns the most likely sending IP. */
  public Optional<Ip> address() {
    return sending.stream().map(Sending::ip).findFirst();
  }

  /**
   * A sending IP.
   *
   * @param source where the panel found it
   */
  public record Sending(Ip ip, Source source) {}

  /** How certain it is that mail is sent from an IP. */
  public enum Source {
    /** The panel reports that the domain's mail is sent from it. */
    MAIL_ADDRESS("the panel reports it as the sending IP of the domain"),
    /** The domain's own IP; mail is sent from it only if the server is configured that way. */
    DOMAIN_ADDRESS("it is the domain's own address"),
    /** The server's main IP, which is used by default. */
    MAIN_ADDRESS("it is the server's main address");

    private final String description;

    Source(String words) {
      this.description = words;
    }

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the description, as the end of a sentence. */
    public String description() {
      return description;
    }
  }

  /** The server's routing of messages to a domain. */
  public enum Routing {
    /** The server delivers locally, without a DNS lookup. */
    LOCAL,
    /** The server relays to the mail servers in the MX records. */
    REMOTE,
    /**
     * The server queues messages for the mail servers in the MX records while these are
     * unavailable.
     */
    SECONDARY,
    UNKNOWN;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
