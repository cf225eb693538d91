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

/** Between our questions and replies and the octets of RFC 1035. */
final class DnsMessageCodec {
  private static final int HEADER_OCTETS = 12;
  private static final int OPT_OCTETS = 11;
  private static final short RECURSION_DESIRED = 0x0100;
  private static final short DATAGRAM_BYTES = 1232;
  private static final int MAX_ALIASES = 8;
  private static final Duration UNKNOWN_TTL = Duration.ZERO;

  private DnsMessageCodec() {}

  /** The octets that ask {@code question}, recursion desired, EDNS offered. */
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
   * What {@code octets} say of {@code question}.
   *
   * @return empty when they answer another question and so are no answer at all
   * @throws IOException when they cannot be read
   */
  static Optional<Received> decode(byte[] octets, Record question) throws IOException {
    Message message = new Message(octets);
    int rcode = message.getHeader().getRcode();
    Record asked = message.getQuestion();
    boolean isOurs = asked == null ? saysNothingOfNames(rcode) : asked.equals(question);
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
   * @param truncated whether the rest must be asked for over TCP (RFC 7766)
   */
  record Received(boolean truncated, DnsReply reply) {}

  /** A server that did not read the question cannot repeat it. */
  private static boolean saysNothingOfNames(int rcode) {
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
      for (Record each : answers) {
        if (each.getDClass() != DClass.IN || !each.getName().equals(owner)) {
          continue;
        }
        ttl = Math.min(ttl, each.getTTL());
        if (each.getType() == question.getType()) {
          toValue(each).ifPresent(records::add);
        } else if (each instanceof CNAMERecord cname) {
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

  /** How long an absence may be kept (RFC 2308 section 5). */
  private static Duration negativeTtl(Message message) {
    for (Record each : message.getSection(Section.AUTHORITY)) {
      if (each instanceof SOARecord soa) {
        return Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum()));
      }
    }
    return UNKNOWN_TTL;
  }

  private static Optional<DnsRecord> toValue(Record each) {
    if (each instanceof ARecord a) {
      return Optional.of(new DnsRecord.Address(Ip.of(a.getAddress())));
    }
    if (each instanceof AAAARecord aaaa) {
      return Optional.of(new DnsRecord.Address(Ip.of(aaaa.getAddress())));
    }
    if (each instanceof MXRecord mx) {
      return Optional.of(
          mx.getTarget().equals(Name.root)
              ? new DnsRecord.NullMx()
              : new DnsRecord.MailExchange(
                  mx.getPriority(),
                  mx.getTarget().toString(true).toLowerCase(Locale.ROOT),
                  toDomain(mx.getTarget())));
    }
    if (each instanceof TXTRecord txt) {
      return Optional.of(new DnsRecord.Text(text(txt)));
    }
    if (each instanceof PTRRecord ptr) {
      return toDomain(ptr.getTarget()).map(DnsRecord.Name::new);
    }
    if (each instanceof NSRecord ns) {
      return toDomain(ns.getTarget()).map(DnsRecord.Name::new);
    }
    if (each instanceof SOARecord soa) {
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

  /** The question in the library's terms. */
  static Record toRecord(DnsQuestion question) {
    try {
      return Record.newRecord(
          Name.fromString(question.name().replace("\\", "\\\\") + "."),
          Type.value(question.type().name()),
          DClass.IN);
    } catch (TextParseException impossible) {
      throw new IllegalStateException("a domain name that is none: " + question, impossible);
    }
  }
}
