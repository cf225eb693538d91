package org.bounceback.net;

import org.bounceback.address.Domain;

/**
 * One question for the DNS, in the class IN.
 *
 * @param name what to look up, absolute
 * @param type which records
 */
public record DnsQuestion(Domain name, RecordType type) {

  /** The record types that we ask for. */
  public enum RecordType {
    A,
    AAAA,
    MX,
    TXT,
    PTR,
    NS,
    SOA
  }
}
