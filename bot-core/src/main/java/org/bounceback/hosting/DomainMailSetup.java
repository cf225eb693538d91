package org.bounceback.hosting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A domain's mail as the server that hosts it is set up, whatever the public DNS says.
 *
 * @param server which of our servers says so
 * @param account whose domain it is
 * @param sending from where its mail leaves, the likeliest first; empty where the panel does not
 *     say
 * @param helo the name that is given to other servers
 * @param routing what the server does with mail to the domain
 * @param stopped why the server takes no mail from the account, as a sentence; empty while it does
 */
public record DomainMailSetup(
    String server,
    Domain domain,
    Optional<String> account,
    List<Sending> sending,
    Optional<Domain> helo,
    Routing routing,
    Optional<String> stopped) {

  public DomainMailSetup {
    sending = List.copyOf(sending);
  }

  /** The likeliest address. */
  public Optional<Ip> address() {
    return sending.stream().map(Sending::ip).findFirst();
  }

  /**
   * One address.
   *
   * @param source how the panel comes by it
   */
  public record Sending(Ip ip, Source source) {}

  /** How well an address is known to be the one that mail leaves by. */
  public enum Source {
    /** The panel itself says that the domain's mail is sent from it. */
    MAIL_ADDRESS("the panel names it as the address that the domain's mail is sent from"),
    /** The domain's own address; mail leaves by it only where the server is set up so. */
    DOMAIN_ADDRESS("it is the domain's own address"),
    /** The server's main address, by which mail leaves that has no other. */
    MAIN_ADDRESS("it is the server's main address");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people, as the end of a sentence. */
    public String words() {
      return words;
    }
  }

  /** What a server does with mail to a domain. */
  public enum Routing {
    /** It delivers here, and asks no DNS. */
    LOCAL,
    /** It passes it on to the servers of the MX. */
    REMOTE,
    /** It keeps it for the servers of the MX while they are away. */
    SECONDARY,
    UNKNOWN;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
