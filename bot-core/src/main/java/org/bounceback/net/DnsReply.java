package org.bounceback.net;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The reply to one query. A failure has a cause and is never an empty reply. */
public sealed interface DnsReply {

  /**
   * There are records of the requested type.
   *
   * @param records at least one, in the order received; aliases (CNAME) have been followed
   * @param ttl the cache time: the shortest TTL in the reply
   */
  record Answer(List<DnsRecord> records, Duration ttl) implements DnsReply {
    public Answer {
      records = List.copyOf(records);
    }
  }

  /** NXDOMAIN: the name does not exist, nor any name below it (RFC 8020). */
  record NoSuchName(Duration ttl) implements DnsReply {}

  /** The name exists, without records of the requested type. */
  record NoData(Duration ttl) implements DnsReply {}

  /** Nothing is known: there was no usable reply. */
  record Failed(Cause cause) implements DnsReply {}

  /** The reason why there was no usable reply. */
  enum Cause {
    /** No reply in time. */
    TIMEOUT,
    /** The resolver itself is unreachable. */
    UNREACHABLE,
    REFUSED,
    SERVFAIL,
    CNAME_LOOP,
    /** The reply is invalid, or it was truncated and TCP failed. */
    MALFORMED
  }

  /**
   * Calls the function for the actual type; the compiler ensures that callers handle every case.
   */
  default <T> T fold(
      Function<Answer, T> answer,
      Function<NoSuchName, T> noSuchName,
      Function<NoData, T> noData,
      Function<Failed, T> failed) {
    if (this instanceof Answer found) {
      return answer.apply(found);
    }
    if (this instanceof NoSuchName missing) {
      return noSuchName.apply(missing);
    }
    return this instanceof NoData empty ? noData.apply(empty) : failed.apply((Failed) this);
  }
}
