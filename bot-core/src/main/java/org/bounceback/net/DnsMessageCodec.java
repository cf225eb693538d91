package org.bounceback.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsReply.Cause;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Converts questions and replies to and from the wire format of RFC 1035. */
final class DnsMessageCodec {
  private static final int HEADER_OCTETS = 12;
  private static final int OPT_OCTETS = 11;
  private static final short RECURSION_DESIRED = 0x0100;
  private static final short DATAGRAM_BYTES = 1232;
  private static final int MAX_ALIASES = 8;
  private static final Duration UNKNOWN_TTL = Duration.ZERO;

  private DnsMessageCodec() {}

  /** Encodes a query with recursion desired and EDNS. */
  static byte[] encode(int id, Record question) {
    byte[] name = question.getName().toWire();
    return ByteBuffer.allocate(HEADER_OCTETS + name.length + 2 * Short.BYTES + OPT_OCTETS)
        .putShort((short) id)
        .putShort(RECURSION_DESIRED)
        .putShort((short) 1)
        .putInt(0)
        .putShort((short) 1)
        .put(name)
        .putShort((short) question.getType())
        .putShort((short) question.getDClass())
        .put((byte) 0)
        .putShort((short) Type.OPT)
        .putShort(DATAGRAM_BYTES)
        .putInt(0)
        .putShort((short) 0)
        .array();
  }

  /**
   * Decodes a reply.
   *
   * @return empty if it is a reply to another question
   * @throws IOException if the octets are invalid
   */
  static Optional<Received> decode(byte[] octets, Record question) throws IOException {
    Message message = new Message(octets);
    int rcode = message.getHeader().getRcode();
    Record repeated = message.getQuestion();
    boolean isOurs = repeated == null ? mayOmitQuestion(rcode) : repeated.equals(question);
    if (!message.getHeader().getFlag(Flags.QR) || !isOurs) {
      return Optional.empty();
    }
    if (message.getHeader().getFlag(Flags.TC)) {
      return Optional.of(new Received(true, new DnsReply.Failed(Cause.MALFORMED)));
    }
    return Optional.of(new Received(false, read(message, rcode, question)));
  }

  /**
   * One message.
   *
   * @param truncated whether the query must be repeated over TCP (RFC 7766)
   */
  record Received(boolean truncated, DnsReply reply) {}

  /**
   * Returns whether the question may be missing: a server that could not parse it cannot repeat it.
   */
  private static boolean mayOmitQuestion(int rcode) {
    return rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN;
  }

  private static DnsReply read(Message message, int rcode, Record question) {
    return switch (rcode) {
      case Rcode.NOERROR -> readAnswer(message, question);
      case Rcode.NXDOMAIN -> new DnsReply.NoSuchName(negativeTtl(message));
      case Rcode.REFUSED -> new DnsReply.Failed(Cause.REFUSED);
      case Rcode.SERVFAIL -> new DnsReply.Failed(Cause.SERVFAIL);
      default -> new DnsReply.Failed(Cause.MALFORMED);
    };
  }

  private static DnsReply readAnswer(Message message, Record question) {
    List<Record> answers = message.getSection(Section.ANSWER);
    Name owner = question.getName();
    long ttl = Long.MAX_VALUE;
    for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      var records = new ArrayList<DnsRecord>();
      Optional<Name> alias = Optional.empty();
      for (Record candidate : answers) {
        if (candidate.getDClass() != DClass.IN || !candidate.getName().equals(owner)) {
          continue;
        }
        ttl = Math.min(ttl, candidate.getTTL());
        if (candidate.getType() == question.getType()) {
          toValue(candidate).ifPresent(records::add);
        } else if (candidate instanceof CNAMERecord cname) {
          alias = Optional.of(cname.getTarget());
        }
      }
      if (!records.isEmpty()) {
        return new DnsReply.Answer(records, Duration.ofSeconds(ttl));
      }
      if (alias.isEmpty()) {
        return new DnsReply.NoData(negativeTtl(message));
      }
      owner = alias.get();
    }
    return new DnsReply.Failed(Cause.CNAME_LOOP);
  }

  /** Returns the TTL of a negative reply (RFC 2308 section 5). */
  private static Duration negativeTtl(Message message) {
    for (Record authority : message.getSection(Section.AUTHORITY)) {
      if (authority instanceof SOARecord soa) {
        return Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum()));
      }
    }
    return UNKNOWN_TTL;
  }

  private static Optional<DnsRecord> toValue(Record dnsRecord) {
    if (dnsRecord instanceof ARecord a) {
      return Optional.of(new DnsRecord.Address(Ip.of(a.getAddress())));
    }
    if (dnsRecord instanceof AAAARecord aaaa) {
      return Optional.of(new DnsRecord.Address(Ip.of(aaaa.getAddress())));
    }
    if (dnsRecord instanceof MXRecord mx) {
      return Optional.of(
          mx.getTarget().equals(Name.root)
              ? new DnsRecord.NullMx()
              : new DnsRecord.MailExchange(
                  mx.getPriority(),
                  mx.getTarget().toString(true).toLowerCase(Locale.ROOT),
                  toDomain(mx.getTarget())));
    }
    if (dnsRecord instanceof TXTRecord txt) {
      return Optional.of(new DnsRecord.Text(text(txt)));
    }
    if (dnsRecord instanceof PTRRecord ptr) {
      return toDomain(ptr.getTarget()).map(DnsRecord.Name::new);
    }
    if (dnsRecord instanceof NSRecord ns) {
      return toDomain(ns.getTarget()).map(DnsRecord.Name::new);
    }
    if (dnsRecord instanceof SOARecord soa) {
      return toDomain(soa.getHost())
          .flatMap(
              primary ->
                  toDomain(soa.getAdmin())
                      .map(mailbox -> new DnsRecord.Authority(primary, mailbox)));
    }
    return Optional.empty();
  }

  private static String text(TXTRecord txt) {
    var octets = new ByteArrayOutputStream();
    txt.getStringsAsByteArrays().forEach(octets::writeBytes);
    return octets.toString(StandardCharsets.UTF_8);
  }

  private static Optional<Domain> toDomain(Name name) {
    return Domain.parse(name.toString(true));
  }

  /** Converts the question to a dnsjava record. */
  static Record toRecord(DnsQuestion question) {
    try {
      return Record.newRecord(
          Name.fromString(question.name().replace("\\", "\\\\") + "."),
          Type.value(question.type().name()),
          DClass.IN);
    } catch (TextParseException impossible) {
      throw new IllegalStateException("invalid domain name: " + question, impossible);
    }
  }
}
