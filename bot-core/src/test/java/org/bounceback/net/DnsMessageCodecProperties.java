package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bounceback.address.Domain;
import org.bounceback.net.DnsQuestion.RecordType;
import org.junit.jupiter.api.Test;

/** What holds of every datagram: it is read, or it is an {@link IOException}. */
class DnsMessageCodecProperties {
  private static final int SAMPLES = 100_000;
  private static final List<RecordType> TYPES = List.of(RecordType.values());
  private static final int MAX_TYPE = 260;

  @Test
  void nothingThatComesThrowsAnythingElse() {
    int read = 0;
    for (int seed = 1; seed <= SAMPLES; seed++) {
      var random = new Random(seed);
      RecordType type = TYPES.get(random.nextInt(TYPES.size()));
      var question = new DnsQuestion(new Domain("shop.example"), type);
      byte[] octets = sample(random, question);

      boolean isRead = assertDoesNotThrow(() -> isRead(octets, question), "seed " + seed);
      read += isRead ? 1 : 0;
    }
    assertTrue(read > SAMPLES / 10, read + " were read");
  }

  private static boolean isRead(byte[] octets, DnsQuestion question) {
    try {
      return DnsMessageCodec.decode(octets, DnsMessageCodec.toRecord(question)).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Noise, or a reply with a record of noise, or one with some octets changed. */
  private static byte[] sample(Random random, DnsQuestion question) {
    if (random.nextInt(4) == 0) {
      return noise(random, 80);
    }
    byte[] reply = reply(random, question);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      reply[random.nextInt(reply.length)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(reply, random.nextInt(reply.length)) : reply;
  }

  private static byte[] reply(Random random, DnsQuestion question) {
    byte[] query = DnsMessageCodec.encode(1, DnsMessageCodec.toRecord(question));
    int questionEnd = query.length - 11; // the OPT record has 11 octets
    var octets = new ByteArrayOutputStream();
    octets.write(query, 0, questionEnd);
    try (var out = new DataOutputStream(octets)) {
      out.writeShort(0xc00c); // a pointer at the question's name
      out.writeShort(random.nextBoolean() ? typeOf(query, questionEnd) : random.nextInt(MAX_TYPE));
      out.writeShort(1);
      out.writeInt(random.nextInt());
      byte[] data = noise(random, 40);
      out.writeShort(data.length);
      out.write(data);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    byte[] reply = octets.toByteArray();
    reply[2] |= (byte) 0x80; // QR
    reply[7] = 1; // one answer
    reply[11] = 0; // no additional record
    return reply;
  }

  private static int typeOf(byte[] query, int questionEnd) {
    return query[questionEnd - 3] & 0xff;
  }

  /** Small numbers as often as others, since lengths and counts are small. */
  private static byte[] noise(Random random, int most) {
    byte[] noise = new byte[random.nextInt(most)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt());
    }
    return noise;
  }
}
