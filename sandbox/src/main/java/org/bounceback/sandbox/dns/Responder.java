package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Reads queries, counts them, and has them answered honestly or by the fault in force. */
final class Responder {
  private static final int HEADER_BYTES = 12;

  private final Zones zones;
  private final Faults faults;
  private final Questions questions;
  private final Executor late;

  Responder(Zones zones, Faults faults, Questions questions, Executor late) {
    this.zones = zones;
    this.faults = faults;
    this.questions = questions;
    this.late = late;
  }

  /** Answers one message; what is no query at all is passed over in silence. */
  void respond(byte[] message, Route route) throws IOException {
    if (message.length < HEADER_BYTES) {
      return;
    }
    var header = new Header(Arrays.copyOf(message, HEADER_BYTES));
    if (header.getFlag(Flags.QR)) {
      return;
    }
    Optional<Message> query = read(message);
    int rcode = query.map(Responder::verdict).orElse(Rcode.FORMERR);
    if (query.isEmpty() || rcode != Rcode.NOERROR) {
      route.send(rejection(header, rcode));
    } else {
      answer(query.get(), route);
    }
  }

  private void answer(Message query, Route route) throws IOException {
    Record question = query.getQuestion();
    var exchange = new Exchange(new Replies(query, question, zones), route, late);
    questions.note(exchange.question());
    boolean inZone = zones.contain(question.getName());
    faults.inForce(question.getName(), inZone).answer(exchange);
  }

  private static Optional<Message> read(byte[] message) {
    try {
      return Optional.of(new Message(message));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int verdict(Message query) {
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return Rcode.NOTIMP;
    }
    if (query.getHeader().getCount(Section.QUESTION) != 1) {
      return Rcode.FORMERR;
    }
    return query.getQuestion().getDClass() == DClass.IN ? Rcode.NOERROR : Rcode.REFUSED;
  }

  private static byte[] rejection(Header asked, int rcode) {
    var header = new Header(asked.getID());
    header.setFlag(Flags.QR);
    header.setOpcode(asked.getOpcode());
    header.setRcode(rcode);
    return header.toWire();
  }
}
