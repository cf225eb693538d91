package org.bounceback.sandbox.dns;

import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Creates invalid or malicious responses. */
final class ForgedReplies {
  private static final int TTL_SECONDS = 300;
  private static final String FORGED_ADDRESS = "192.0.2.66";

  /** The offset of the low octet of ANCOUNT (RFC 1035 section 4.1.1). */
  private static final int ANSWER_COUNT_AT = 7;

  /** Marks a compression pointer (RFC 1035 section 4.1.4). */
  private static final int POINTER = 0xC0;

  private ForgedReplies() {}

  static Message wrongId(Replies replies) {
    Message reply = replies.normal();
    Header header = reply.getHeader();
    header.setID(header.getID() ^ 0x5555);
    return reply;
  }

  static Message wrongQuestion(Replies replies) {
    Message reply = replies.with(List.of());
    Name other = Name.fromConstantString("forged.invalid.");
    reply.removeAllRecords(Section.QUESTION);
    reply.addRecord(Record.newRecord(other, Type.A, DClass.IN), Section.QUESTION);
    reply.addRecord(record(other, Type.A, FORGED_ADDRESS), Section.ANSWER);
    return reply;
  }

  static Message address(Replies replies, String ip) {
    int type = ip.contains(":") ? Type.AAAA : Type.A;
    Record question = replies.question();
    return replies.with(
        question.getType() == type ? List.of(record(question.getName(), type, ip)) : List.of());
  }

  static Message rewritten(Replies replies, String ip) {
    Message reply = replies.normal();
    List<Record> answers = List.copyOf(reply.getSection(Section.ANSWER));
    reply.removeAllRecords(Section.ANSWER);
    for (Record answer : answers) {
      boolean address = answer.getType() == Type.A;
      reply.addRecord(address ? record(answer.getName(), Type.A, ip) : answer, Section.ANSWER);
    }
    return reply;
  }

  static Message cnameLoop(Replies replies) {
    Name name = replies.question().getName();
    Name other = Name.fromConstantString("loop.invalid.");
    return replies.with(
        List.of(
            record(name, Type.CNAME, other.toString()),
            record(other, Type.CNAME, name.toString())));
  }

  static byte[] malformed(Replies replies) {
    byte[] question = replies.with(List.of()).toWire();
    byte[] message = Arrays.copyOf(question, question.length + 2);
    message[ANSWER_COUNT_AT] = 1;
    message[question.length] = (byte) (POINTER | question.length >> 8);
    message[question.length + 1] = (byte) question.length;
    return message;
  }

  private static Record record(Name owner, int type, String data) {
    return MasterText.records(owner + " " + TTL_SECONDS + " " + Type.string(type) + " " + data)
        .get(0);
  }
}
