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

/** Parses and counts queries, and answers them normally or with the active fault. */
final class QueryHandler {
  private static final int HEADER_BYTES = 12;

  private final Zones zones;
  private final Faults faults;
  private final QuestionCounter questionCounter;
  private final Executor late;

  QueryHandler(Zones zones, Faults faults, QuestionCounter questionCounter, Executor late) {
    this.zones = zones;
    this.faults = faults;
    this.questionCounter = questionCounter;
    this.late = late;
  }

  /** Answers one message; messages that are not queries are ignored. */
  void respond(byte[] message, ReplyChannel replyChannel) throws IOException {
    if (message.length < HEADER_BYTES) {
      return;
    }
    var header = new Header(Arrays.copyOf(message, HEADER_BYTES));
    if (header.getFlag(Flags.QR)) {
      return;
    }
    Optional<Message> query = read(message);
    int rcode = query.map(QueryHandler::verdict).orElse(Rcode.FORMERR);
    if (query.isEmpty() || rcode != Rcode.NOERROR) {
      replyChannel.send(rejection(header, rcode));
    } else {
      answer(query.get(), replyChannel);
    }
  }

  private void answer(Message query, ReplyChannel replyChannel) throws IOException {
    Record question = query.getQuestion();
    var queryExchange = new QueryExchange(new Replies(query, question, zones), replyChannel, late);
    questionCounter.note(queryExchange.question());
    boolean inZone = zones.contain(question.getName());
    faults.inForce(question.getName(), inZone).answer(queryExchange);
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
