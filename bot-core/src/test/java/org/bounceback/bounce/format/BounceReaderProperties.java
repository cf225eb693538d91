package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.data.DocumentNode;
import org.bounceback.outlook.MsgFileWriter;
import org.bounceback.outlook.OutlookSample;
import org.bounceback.outlook.TnefFileWriter;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold for every upload, valid or not. */
@Timeout(10)
final class BounceReaderProperties {
  private static final BounceReader READER = BundledData.READER;
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(READER);
  private static final List<DocumentNode> SAMPLES = SampleMails.expected();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("noise")
  void anyInputGivesAResult(long seed, byte[] upload) {
    for (UploadedMail mail : UNWRAPPER.unwrap("noise.eml", upload)) {
      assertTrue(READER.read(mail.bytes()).recipients().size() <= 1000);
    }
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("damaged")
  void aDamagedMessageGivesAResult(long seed, String file, byte[] mail) {
    for (Recipient recipient : READER.read(mail).recipients()) {
      String status = recipient.status().orElse("5.0.0");
      assertTrue(status.matches("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}"), recipient::toString);
      assertTrue(recipient.diagnostic().length() <= 2048);
    }
  }

  /**
   * Outlook files, archives and mailboxes contain lengths and offsets that damage makes invalid.
   */
  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("containers")
  void aDamagedContainerGivesAResult(long seed, String form, byte[] upload) {
    for (UploadedMail mail : UNWRAPPER.unwrap("upload." + form, upload)) {
      assertTrue(READER.read(mail).recipients().size() <= 1000);
    }
  }

  /**
   * Letters whose lower-case form is longer, or that have two characters, must not shift offsets.
   */
  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("whole")
  void lettersThatChangeLengthGiveAResult(long seed, String file, byte[] mail) {
    String text = new String(mail, StandardCharsets.UTF_8);
    String odd =
        text.replace('i', '\u0130').replace("s", new Random(seed).nextBoolean() ? "📮" : "s");

    for (UploadedMail found : UNWRAPPER.unwrap(file, odd.getBytes(StandardCharsets.UTF_8))) {
      assertTrue(READER.read(found).recipients().size() <= 1000);
    }
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("whole")
  void lineEndsDoNotChangeTheResult(long seed, String file, byte[] mail) {
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

  private static Stream<Arguments> containers() {
    return LongStream.range(0, 120)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              byte[] mail = (byte[]) sample(seed).get()[2];
              List<String> forms = List.of("msg", "rtf.msg", "dat", "zip", "gz", "mbox");
              String form = forms.get((int) seed % forms.size());
              byte[] upload = contained(mail, form);
              for (int i = random.nextInt(12); i >= 0; i--) {
                upload[random.nextInt(upload.length)] = (byte) random.nextInt();
              }
              int end = random.nextInt(4) == 0 ? random.nextInt(upload.length) : upload.length;
              return Arguments.of(seed, form, Arrays.copyOf(upload, end));
            });
  }

  private static byte[] contained(byte[] mail, String form) {
    return switch (form) {
      case "msg" -> MsgFileWriter.write(OutlookSample.of(mail).passedOn());
      case "rtf.msg" -> MsgFileWriter.writeWithRtf(OutlookSample.of(mail));
      case "dat" -> TnefFileWriter.writeMail(OutlookSample.of(mail));
      case "mbox" -> mailbox(mail);
      default -> packed(mail, form);
    };
  }

  private static byte[] mailbox(byte[] mail) {
    String one =
        "From a@b.example Tue Mar  3 09:00:00 2026\n"
            + new String(mail, StandardCharsets.ISO_8859_1)
            + "\n";
    return one.repeat(3).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed(byte[] mail, String form) {
    var file = new ByteArrayOutputStream();
    try {
      if (form.equals("gz")) {
        try (var gzip = new GZIPOutputStream(file)) {
          gzip.write(mail);
        }
      } else {
        try (var zip = new ZipOutputStream(file)) {
          for (int i = 0; i < 3; i++) {
            zip.putNextEntry(new ZipEntry(i + ".eml"));
            zip.write(mail);
          }
        }
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return file.toByteArray();
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

  /** Flips bits, truncates the message, or repeats a line many times. */
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
