package org.bounceback.net;

import java.io.IOException;
import java.util.Optional;

/** What the client makes of the octets of one datagram. */
public final class Octets {

  private Octets() {}

  /** The question as it goes out. */
  public static byte[] ask(DnsQuestion question) {
    return DnsMessageCodec.encode(1, DnsMessageCodec.toRecord(question));
  }

  /** The reply, as the client reads it; empty for what it passes over. */
  public static Optional<DnsReply> read(byte[] octets, DnsQuestion question) {
    try {
      return DnsMessageCodec.decode(octets, DnsMessageCodec.toRecord(question))
          .map(DnsMessageCodec.Received::reply);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
