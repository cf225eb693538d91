package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * A DNS record that needs to be changed so that receivers accept our messages.
 *
 * @param dnsRecordProblem the problem
 * @param name the name of the record
 * @param current the current records of that kind; empty if there is none
 * @param required the record that replaces them; empty if only the signing server knows it, as for
 *     a DKIM key
 * @param nameServers the name servers of the zone; empty if the lookup failed
 * @param ours whether we host the zone; empty if that is unknown
 * @param waitTime the time until the change is visible everywhere: the TTL of the old record
 */
public record DnsRecordFix(
    DnsRecordProblem dnsRecordProblem,
    Domain name,
    List<String> current,
    Optional<String> required,
    List<Domain> nameServers,
    Optional<Boolean> ours,
    Duration waitTime) {

  public DnsRecordFix {
    current = List.copyOf(current);
    nameServers = List.copyOf(nameServers);
  }

  DnsRecordFix(
      DnsRecordProblem dnsRecordProblem,
      Domain name,
      List<String> now,
      Optional<String> wanted,
      DnsHostingLookup.Hosts hosts,
      Duration after) {
    this(dnsRecordProblem, name, now, wanted, hosts.nameServers(), hosts.ours(), after);
  }

  /** Returns the required record as a zone file line; empty if it is unknown. */
  public Optional<String> line() {
    return required.map(value -> "%s TXT \"%s\"".formatted(name, value));
  }

  /** A problem with a record. */
  public enum DnsRecordProblem {
    SPF_MISSING("spf-missing"),
    /** The record does not include the IP. */
    SPF_LACKS_ADDRESS("spf-lacks-address"),
    /** There are several records, which is invalid. */
    SPF_SEVERAL("spf-several"),
    /** A term is invalid. */
    SPF_BROKEN("spf-broken"),
    /**
     * The record needs too many DNS lookups. Adding our IP does not help; other terms must be
     * removed.
     */
    SPF_TOO_LONG("spf-too-many-lookups"),
    /** Large receivers require a record; {@code p=none} does not request any rejection. */
    DMARC_MISSING("dmarc-missing"),
    DKIM_KEY_MISSING("dkim-key-missing"),
    DKIM_KEY_REVOKED("dkim-key-revoked"),
    DKIM_KEY_UNUSABLE("dkim-key-unusable");

    private final String code;

    DnsRecordProblem(String code) {
      this.code = code;
    }

    /** Returns the name used in JSON. */
    public String code() {
      return code;
    }
  }
}
