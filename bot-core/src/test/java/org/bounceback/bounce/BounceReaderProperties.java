package org.bounceback.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bounceback.data.Node;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every upload, sensible or not. */
@Timeout(10)
final class BounceReaderProperties {
  private static final BounceReader READER = BounceReader.standard();
  private static final Unwrapper UNWRAPPER = new Unwrapper(READER);
  private static final List<Node> SAMPLES = SampleMails.expected();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("noise")
  void anyBytesHaveAnAnswer(long seed, byte[] upload) {
    for (Unwrapped mail : UNWRAPPER.unwrap("noise.eml", upload)) {
      assertTrue(READER.read(mail.bytes()).recipients().size() <= 1000);
    }
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("damaged")
  void aDamagedMailHasAnAnswer(long seed, String file, byte[] mail) {
    for (Recipient recipient : READER.read(mail).recipients()) {
      String status = recipient.status().orElse("5.0.0");
      assertTrue(status.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}"), recipient::toString);
      assertTrue(recipient.diagnostic().length() <= 2048);
    }
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("whole")
  void lineEndsDoNotChangeWhatIsRead(long seed, String file, byte[] mail) {
    String text = new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");

    BouncedMessage lf = READER.read(text.getBytes(StandardCharsets.ISO_8859_1));
    BouncedMessage crlf =
        READER.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(lf.recipients(), crlf.recipients());
  }

  private static Stream<Arguments> noise() {
    return LongStream.range(0, 200)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              var bytes = new byte[random.nextInt(5000)];
              random.nextBytes(bytes);
              byte[] begin =
                  List.of("", "From ", "PK\3\4", "\37\213", "From: a\n", "\377\376")
                      .get((int) (seed % 6))
                      .getBytes(StandardCharsets.ISO_8859_1);
              System.arraycopy(begin, 0, bytes, 0, Math.min(begin.length, bytes.length));
              return Arguments.of(seed, bytes);
            });
  }

  private static Stream<Arguments> whole() {
    return LongStream.range(0, 60).mapToObj(BounceReaderProperties::sample);
  }

  private static Stream<Arguments> damaged() {
    return LongStream.range(0, 300)
        .mapToObj(
            seed -> {
              Object[] sample = sample(seed).get();
              return Arguments.of(seed, sample[1], damage((byte[]) sample[2], new Random(seed)));
            });
  }

  private static Arguments sample(long seed) {
    String file = SAMPLES.get(new Random(seed).nextInt(SAMPLES.size())).text("file");
    return Arguments.of(seed, file, SampleMails.read("bounces/" + file));
  }

  /** Flips bits, cuts the end off, or says a line many times. */
  private static byte[] damage(byte[] mail, Random random) {
    String text = new String(mail, StandardCharsets.ISO_8859_1);
    int at = random.nextInt(text.length());
    String damaged =
        switch (random.nextInt(3)) {
          case 0 -> text.substring(0, at);
          case 1 ->
              text.substring(0, at)
                  + (char) (text.charAt(at) ^ 1 << random.nextInt(8))
                  + text.substring(at + 1);
          default ->
              text.substring(0, at)
                  + text.substring(at, Math.min(text.length(), at + 80)).repeat(50)
                  + text.substring(at);
        };
    return damaged.getBytes(StandardCharsets.ISO_8859_1);
  }
}
