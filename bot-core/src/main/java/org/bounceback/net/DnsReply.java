package org.bounceback.net;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What came of one question. A reply keeps its cause: a failure is never an empty answer. */
public sealed interface DnsReply {

  /**
   * There are records of the type asked for.
   *
   * @param records at least one, in the order received; aliases (CNAME) have been followed
   * @param ttl how long they may be kept: the shortest of the answer
   */
  record Answer(List<DnsRecord> records, Duration ttl) implements DnsReply {
    public Answer {
      records = List.copyOf(records);
    }
  }

  /** NXDOMAIN: there is no such name, nor any below it (RFC 8020). */
  record NoSuchName(Duration ttl) implements DnsReply {}

  /** The name exists, without records of the type asked for. */
  record NoData(Duration ttl) implements DnsReply {}

  /** Nothing is known: the question got no usable answer. */
  record Failed(Cause cause) implements DnsReply {}

  /** Why a question got no usable answer. */
  enum Cause {
    /** No answer in time. */
    TIMEOUT,
    /** The resolver itself cannot be reached. */
    UNREACHABLE,
    REFUSED,
    SERVFAIL,
    CNAME_LOOP,
    /** What came cannot be read, or was cut short and could not be had whole over TCP. */
    MALFORMED
  }

  /** Handles every case; a new one becomes a parameter here, so no caller can forget it. */
  default <T> T fold(
      Function<Answer, T> answer,
      Function<NoSuchName, T> noSuchName,
      Function<NoData, T> noData,
      Function<Failed, T> failed) {
    if (this instanceof Answer each) {
      return answer.apply(each);
    }
    if (this instanceof NoSuchName each) {
      return noSuchName.apply(each);
    }
    return this instanceof NoData each ? noData.apply(each) : failed.apply((Failed) this);
  }
}
