package org.bounceback.sandbox.dns;

import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Builds the possible responses to one query. */
final class Replies {
  private static final int MIN_DATAGRAM = 512;
  private static final int MAX_DATAGRAM = 1232;

  private final Message query;
  private final Record question;
  private final Zones zones;

  /**
   * Prepares responses to {@code query}.
   *
   * @param question the only question of the query
   */
  Replies(Message query, Record question, Zones zones) {
    this.query = query;
    this.question = question;
    this.zones = zones;
  }

  Record question() {
    return question;
  }

  /** Returns the maximum size of a datagram (RFC 6891 section 6.2.3) that avoids fragmentation. */
  int datagramSize() {
    return Optional.ofNullable(query.getOPT())
        .map(OPTRecord::getPayloadSize)
        .map(size -> Math.max(MIN_DATAGRAM, Math.min(size, MAX_DATAGRAM)))
        .orElse(MIN_DATAGRAM);
  }

  /** Returns the response from the zones. */
  Message normal() {
    LookupResult lookupResult = zones.find(question.getName(), question.getType());
    Message reply = with(lookupResult.answers());
    reply.getHeader().setRcode(lookupResult.rcode());
    lookupResult
        .authority()
        .map(Replies::negative)
        .ifPresent(soa -> reply.addRecord(soa, Section.AUTHORITY));
    return reply;
  }

  /** Returns a response without records, with this code, such as {@link Rcode#SERVFAIL}. */
  Message refusal(int rcode) {
    Message reply = with(List.of());
    reply.getHeader().setRcode(rcode);
    return reply;
  }

  /** Returns NOERROR with these answers. */
  Message with(List<Record> answers) {
    var reply = new Message();
    reply.setHeader(header());
    reply.addRecord(question, Section.QUESTION);
    answers.forEach(answer -> reply.addRecord(answer, Section.ANSWER));
    if (query.getOPT() != null) {
      reply.addRecord(new OPTRecord(MAX_DATAGRAM, 0, 0), Section.ADDITIONAL);
    }
    return reply;
  }

  /** Returns the SOA with the TTL of a negative response (RFC 2308 section 5). */
  private static Record negative(SOARecord soa) {
    long ttl = Math.min(soa.getTTL(), soa.getMinimum());
    return Record.newRecord(soa.getName(), Type.SOA, DClass.IN, ttl, soa.rdataToWireCanonical());
  }

  private Header header() {
    var header = new Header(query.getHeader().getID());
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    if (zones.contain(question.getName())) {
      header.setFlag(Flags.AA);
    }
    return header;
  }
}
