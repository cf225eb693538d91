package org.bounceback.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bounceback.Samples;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mail.MimePart;
import org.bounceback.mail.ParsedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
final class OutlookFilesTest {
  private static final OutlookFiles FILES = new OutlookFiles();
  private static final OutlookSample SAMPLE =
      new OutlookSample(
          """
          Received: from a.example by b.example
          From: Zoë <zoe@example.org>
          Subject: gone
          MIME-Version: 1.0
          Content-Type: multipart/report;
           boundary="x"
          """,
          "Caf\u00e9 {one} \\ two\nthree",
          "",
          List.of(
              new OutlookSample.Attached(
                  "message/delivery-status",
                  "details.txt",
                  "Reporting-MTA: dns; b.example\r\n\r\nFinal-Recipient: rfc822; c@example.com\r\n",
                  Optional.empty())));

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(".msg", MsgFileWriter.write(SAMPLE)),
        Arguments.of(".msg in eight bits", MsgFileWriter.writeInEightBits(SAMPLE)),
        Arguments.of(".msg with RTF", MsgFileWriter.writeWithRtf(SAMPLE)),
        Arguments.of("winmail.dat", TnefFileWriter.write(SAMPLE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void theTransportHeadersAreUsed(String form, byte[] file) {
    assertEquals("Zoë <zoe@example.org>", read(file).header().first("From").orElseThrow());
    assertTrue(read(file).header().first("Received").isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void theTextIsUnchanged(String form, byte[] file) {
    String text = read(file).mimeParts().get(1).text();

    assertEquals("Café {one} \\ two\nthree", text.strip());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void anAttachmentKeepsItsMediaType(String form, byte[] file) {
    List<MimePart> mimeParts = read(file).mimeParts();
    MimePart last = mimeParts.get(mimeParts.size() - 1);

    assertEquals("message/delivery-status", last.type().name());
    assertTrue(last.text().contains("c@example.com"), last.text());
  }

  @Test
  void htmlIsRestoredFromRtf() {
    String html = "<html><body><p>to <b>c@example.com</b></p></body></html>";
    var sample = new OutlookSample("Subject: x\r\n", "", html, List.of());

    MimePart body = read(MsgFileWriter.writeWithRtf(sample)).mimeParts().get(1);

    assertEquals("text/html", body.type().name());
    assertEquals(html, new String(body.bytes(), UTF_8).strip());
  }

  @Test
  void aNestedMessageIsRestored() {
    List<MimePart> mimeParts = read(MsgFileWriter.write(SAMPLE.passedOn())).mimeParts();

    assertEquals(
        "Anna <anna@customer.example>", mimeParts.get(0).header().first("From").orElse(""));
    assertTrue(
        mimeParts.stream().anyMatch(mimePart -> mimePart.header().first("Received").isPresent()));
  }

  @Test
  void messagesAreOpenedUpToThreeLevels() {
    OutlookSample deep = SAMPLE;
    for (int i = 0; i < 10; i++) {
      deep = deep.passedOn();
    }

    assertTrue(read(MsgFileWriter.write(deep)).mimeParts().size() < 12);
    assertTrue(read(TnefFileWriter.write(deep)).mimeParts().size() < 12);
  }

  @Test
  void anotherFileIsNotConverted() {
    assertEquals(Optional.empty(), FILES.toMessage("From: a@example.org\n\nhello".getBytes(UTF_8)));
    assertEquals(Optional.empty(), FILES.toMessage(new byte[0]));
  }

  @Test
  void aFileWithFalseSizesIsNotOpened() {
    byte[] file = MsgFileWriter.write(SAMPLE);
    file[0x2E] = 0x7f;

    assertEquals(Optional.empty(), FILES.toMessage(file));
  }

  static Stream<Arguments> damaged() {
    return Samples.of(150, OutlookFilesTest::damage);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("damaged")
  void damagedFilesDoNotThrow(long seed, byte[] file) {
    Optional<byte[]> mail = FILES.toMessage(file);

    assertFalse(mail.filter(found -> found.length > 20 * file.length).isPresent());
  }

  private static byte[] damage(Random random) {
    byte[] whole =
        switch (random.nextInt(3)) {
          case 0 -> MsgFileWriter.write(SAMPLE.passedOn());
          case 1 -> MsgFileWriter.writeWithRtf(SAMPLE);
          default -> TnefFileWriter.write(SAMPLE.passedOn());
        };
    byte[] file = Arrays.copyOf(whole, random.nextInt(8, whole.length + 1));
    for (int i = random.nextInt(20); i > 0; i--) {
      file[random.nextInt(8, file.length)] = (byte) random.nextInt();
    }
    return file;
  }

  private static ParsedMail read(byte[] file) {
    return new MailParser(MailLimits.STANDARD).read(FILES.toMessage(file).orElseThrow());
  }
}
