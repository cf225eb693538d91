package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply;
import org.bounceback.net.Octets;
import org.junit.jupiter.api.Test;

/** Properties of malicious replies: none of them is a listing, and none throws. */
class HostileAnswersProperties {
  private static final int SAMPLES = 100_000;
  private static final BlocklistSubject SUBJECT =
      BlocklistSubject.parse("203.0.113.5").orElseThrow();
  private static final DnsQuestion QUESTION =
      new DnsQuestion(new Domain("5.113.0.203.bl.example"), RecordType.A);
  private static final Zone ZONE = BlocklistCatalog.read("zones", "bl.example").zones().get(0);
  private static final int OPT_OCTETS = 11;

  /** The defect of a reply that would otherwise be a listing. */
  private enum Wrong {
    QUESTION,
    OWNER,
    TYPE,
    CLASS,
    SECTION,
    OCTETS_TOO_FEW,
    OCTETS_TOO_MANY,
    ADDRESS,
    REFUSAL,
    NO_RESPONSE,
    TRUNCATED_FLAG,
    CUT,
    FAILURE,
    NO_SUCH_NAME,
    CNAME_TO_ITSELF
  }

  @Test
  void noneIsAListing() {
    for (int seed = 1; seed <= SAMPLES; seed++) {
      var random = new Random(seed);
      Wrong wrong = Wrong.values()[random.nextInt(Wrong.values().length)];

      Optional<DnsReply> reply = Octets.read(sample(random, wrong), QUESTION);

      Optional<ZoneResult> found =
          reply.map(
              dnsReply -> ZoneReplyInterpreter.read(ZONE, SUBJECT, dnsReply, TestEntryResult.GOOD));
      assertFalse(
          found.filter(ZoneResult.Listed.class::isInstance).isPresent(),
          "seed " + seed + ": " + wrong);
    }
  }

  @Test
  void withoutADefectTheReplyIsAListing() {
    byte[] octets = answer(new Random(1), 1, 1, new byte[] {127, 0, 0, 2}, 0xc00c);

    ZoneResult found =
        ZoneReplyInterpreter.read(
            ZONE, SUBJECT, Octets.read(octets, QUESTION).orElseThrow(), TestEntryResult.GOOD);

    assertTrue(found instanceof ZoneResult.Listed, found.toString());
  }

  private static byte[] sample(Random random, Wrong wrong) {
    byte[] code = {127, 0, 0, (byte) (2 + random.nextInt(200))};
    byte[] sound = answer(random, 1, 1, code, 0xc00c);
    switch (wrong) {
      case QUESTION -> sound[13] = (byte) (sound[13] ^ 1);
      case OWNER -> sound = answer(random, 1, 1, code, 0xc00c + 2 + random.nextInt(2) * 4);
      case TYPE -> sound = answer(random, 2 + random.nextInt(250), 1, code, 0xc00c);
      case CLASS -> sound = answer(random, 1, 3 + random.nextInt(200), code, 0xc00c);
      case SECTION -> {
        sound[7] = 0;
        sound[random.nextBoolean() ? 9 : 11] = 1;
      }
      case OCTETS_TOO_FEW ->
          sound = answer(random, 1, 1, Arrays.copyOf(code, random.nextInt(4)), 0xc00c);
      case OCTETS_TOO_MANY ->
          sound = answer(random, 1, 1, Arrays.copyOf(code, 5 + random.nextInt(60)), 0xc00c);
      case ADDRESS -> {
        code[0] = (byte) (128 + random.nextInt(127));
        sound = answer(random, 1, 1, code, 0xc00c);
      }
      case REFUSAL ->
          sound = answer(random, 1, 1, new byte[] {127, -1, -1, (byte) random.nextInt()}, 0xc00c);
      case NO_RESPONSE -> sound[2] &= 0x7f;
      case TRUNCATED_FLAG -> sound[2] |= 2;
      case CUT -> sound = Arrays.copyOf(sound, random.nextInt(sound.length));
      case FAILURE ->
          sound[3] = (byte) ((sound[3] & 0xf0) | new int[] {1, 2, 4, 5, 9}[random.nextInt(5)]);
      case NO_SUCH_NAME -> sound[3] = (byte) ((sound[3] & 0xf0) | 3);
      case CNAME_TO_ITSELF -> sound = answer(random, 5, 1, new byte[] {(byte) 0xc0, 12}, 0xc00c);
    }
    return sound;
  }

  /** Returns the question, and one record with these octets as data. */
  private static byte[] answer(Random random, int type, int recordClass, byte[] data, int owner) {
    byte[] query = Octets.ask(QUESTION);
    var octets = new ByteArrayOutputStream();
    octets.write(query, 0, query.length - OPT_OCTETS);
    try (var out = new DataOutputStream(octets)) {
      out.writeShort(owner);
      out.writeShort(type);
      out.writeShort(recordClass);
      out.writeInt(random.nextInt(86_400));
      out.writeShort(data.length);
      out.write(data);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    byte[] reply = octets.toByteArray();
    reply[2] |= (byte) 0x80;
    reply[7] = 1;
    reply[11] = 0;
    return reply;
  }
}
