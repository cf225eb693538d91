package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * A record that has to be changed so that others believe our mail.
 *
 * @param dnsRecordProblem what is wrong
 * @param name where the record stands
 * @param now the records of that kind as they are; empty when there is none
 * @param wanted the one record that takes their place; empty where only the signing server knows
 *     it, as with a DKIM key
 * @param nameServers who hosts the zone; empty when the DNS did not tell
 * @param ours whether we do; empty when nothing is known of our own side
 * @param after how long to wait after the change until everybody sees it: what the DNS keeps
 */
public record DnsRecordFix(
    DnsRecordProblem dnsRecordProblem,
    Domain name,
    List<String> now,
    Optional<String> wanted,
    List<Domain> nameServers,
    Optional<Boolean> ours,
    Duration after) {

  public DnsRecordFix {
    now = List.copyOf(now);
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

  /** The record wanted as a line that can be handed on; empty where nobody here knows it. */
  public Optional<String> line() {
    return wanted.map(value -> "%s TXT \"%s\"".formatted(name, value));
  }

  /** What is wrong with a record. */
  public enum DnsRecordProblem {
    SPF_MISSING("spf-missing"),
    /** It does not name the address. */
    SPF_LACKS_ADDRESS("spf-lacks-address"),
    /** There are several, which counts as broken. */
    SPF_SEVERAL("spf-several"),
    /** A term is none. */
    SPF_BROKEN("spf-broken"),
    /** It asks the DNS too often; others than our address still need fewer terms. */
    SPF_TOO_LONG("spf-too-many-lookups"),
    /** Large receivers demand one; {@code p=none} asks nobody to refuse anything. */
    DMARC_MISSING("dmarc-missing"),
    DKIM_KEY_MISSING("dkim-key-missing"),
    DKIM_KEY_REVOKED("dkim-key-revoked"),
    DKIM_KEY_UNUSABLE("dkim-key-unusable");

    private final String code;

    DnsRecordProblem(String code) {
      this.code = code;
    }

    /** The name in JSON. */
    public String code() {
      return code;
    }
  }
}
