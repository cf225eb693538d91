package org.bounceback.net;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/** The data of one resource record. */
public sealed interface DnsRecord {

  /** An A or AAAA record. */
  record Address(Ip ip) implements DnsRecord {}

  /**
   * An MX record.
   *
   * @param preference lower values are tried first
   * @param name the target as the DNS returns it, in lower case, without the final dot
   * @param host the mail server; empty if the target is not a host name, such as an IP
   */
  record MailExchange(int preference, String name, Optional<Domain> host) implements DnsRecord {}

  /** A null MX record: the domain accepts no mail (RFC 7505). */
  record NullMx() implements DnsRecord {}

  /** A TXT record; its strings are concatenated and decoded as UTF-8. */
  record Text(String value) implements DnsRecord {}

  /** A PTR or NS record. */
  record Name(Domain target) implements DnsRecord {}

  /**
   * An SOA record.
   *
   * @param primary the primary name server
   * @param mailbox the RNAME as a domain name: its first label is the local part
   */
  record Authority(Domain primary, Domain mailbox) implements DnsRecord {}
}
