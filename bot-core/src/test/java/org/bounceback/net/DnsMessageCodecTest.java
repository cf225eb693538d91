package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsMessageCodecTest {
  private static final Record ASKED =
      DnsMessageCodec.toRecord(new DnsQuestion(new Domain("a0.example"), RecordType.A));
  private static final Ip TARGET = Ip.parse("192.0.2.25").orElseThrow();

  @Test
  void aQueryAsksOnceWithRecursionAndRoomForMore() throws IOException {
    var query = new Message(DnsMessageCodec.encode(0xbeef, ASKED));

    assertEquals(0xbeef, query.getHeader().getID());
    assertEquals(record("a0"), query.getQuestion());
    assertEquals("rd", query.getHeader().printFlags().strip());
    assertEquals(1232, query.getOPT().getPayloadSize());
  }

  @Test
  void aQueryHasRoomForTheLongestName() throws IOException {
    String label = "a".repeat(63);
    var longest = new Domain(String.join(".", label, label, label, "a".repeat(61)));

    var query =
        new Message(
            DnsMessageCodec.encode(
                1, DnsMessageCodec.toRecord(new DnsQuestion(longest, RecordType.TXT))));

    assertEquals(longest + ".", query.getQuestion().getName().toString());
  }

  @Test
  void eightAliasesAreFollowed() throws IOException {
    assertEquals(
        new DnsReply.Answer(List.of(new DnsRecord.Address(TARGET)), Duration.ofSeconds(1)),
        read(chain(8)));
  }

  @Test
  void nineAliasesAreALoop() throws IOException {
    assertEquals(new DnsReply.Failed(Cause.CNAME_LOOP), read(chain(9)));
  }

  @Test
  void aRecordOfAnotherNameIsNoAnswer() throws IOException {
    Message message = response();
    message.addRecord(address("stranger"), Section.ANSWER);

    assertEquals(new DnsReply.NoData(Duration.ZERO), read(message));
  }

  @Test
  void aQuestionThatIsRepeatedInOtherLettersIsTheSame() throws IOException {
    var message = new Message(1);
    message.getHeader().setFlag(Flags.QR);
    message.addRecord(Record.newRecord(name("A0"), Type.A, DClass.IN), Section.QUESTION);

    assertEquals(new DnsReply.NoData(Duration.ZERO), read(message));
  }

  @Test
  void aQueryIsNoReply() throws IOException {
    assertEquals(Optional.empty(), DnsMessageCodec.decode(DnsMessageCodec.encode(1, ASKED), ASKED));
  }

  @Test
  void aReplyToAnotherTypeIsNone() throws IOException {
    var other = new DnsQuestion(new Domain("a0.example"), RecordType.TXT);

    assertEquals(
        Optional.empty(),
        DnsMessageCodec.decode(response().toWire(), DnsMessageCodec.toRecord(other)));
  }

  @Test
  void aRefusalNeedNotRepeatTheQuestion() throws IOException {
    var message = new Message(1);
    message.getHeader().setFlag(Flags.QR);
    message.getHeader().setRcode(Rcode.REFUSED);

    assertEquals(new DnsReply.Failed(Cause.REFUSED), read(message));
  }

  @Test
  void anAnswerHasToRepeatTheQuestion() throws IOException {
    var message = new Message(1);
    message.getHeader().setFlag(Flags.QR);

    assertEquals(Optional.empty(), DnsMessageCodec.decode(message.toWire(), ASKED));
  }

  @Test
  void anAbsenceHasToRepeatTheQuestion() throws IOException {
    var message = new Message(1);
    message.getHeader().setFlag(Flags.QR);
    message.getHeader().setRcode(Rcode.NXDOMAIN);

    assertEquals(Optional.empty(), DnsMessageCodec.decode(message.toWire(), ASKED));
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.FORMERR, Rcode.NOTIMP, Rcode.YXDOMAIN, 15})
  void otherFailuresAreMalformed(int rcode) throws IOException {
    Message message = response();
    message.getHeader().setRcode(rcode);

    assertEquals(new DnsReply.Failed(Cause.MALFORMED), read(message));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 12, 20})
  void aTruncatedMessageCannotBeDecoded(int length) throws IOException {
    byte[] cut = Arrays.copyOf(chain(1).toWire(), length);

    assertThrows(IOException.class, () -> DnsMessageCodec.decode(cut, ASKED));
  }

  private static DnsReply read(Message message) throws IOException {
    return DnsMessageCodec.decode(message.toWire(), ASKED).orElseThrow().reply();
  }

  /** Aliases from a0 on, the last of them the name of an address. */
  private static Message chain(int aliases) throws IOException {
    Message message = response();
    for (int i = 0; i < aliases; i++) {
      message.addRecord(
          new CNAMERecord(name("a" + i), DClass.IN, 300 - i, name("a" + (i + 1))), Section.ANSWER);
    }
    message.addRecord(address("a" + aliases), Section.ANSWER);
    return message;
  }

  private static Message response() throws IOException {
    var message = new Message(1);
    message.getHeader().setFlag(Flags.QR);
    message.addRecord(record("a0"), Section.QUESTION);
    return message;
  }

  private static Record record(String label) throws IOException {
    return Record.newRecord(name(label), Type.A, DClass.IN);
  }

  private static Record address(String label) throws IOException {
    return new ARecord(name(label), DClass.IN, 1, InetAddress.getByAddress(TARGET.bytes()));
  }

  private static Name name(String label) throws IOException {
    return Name.fromString(label + ".example.");
  }
}
