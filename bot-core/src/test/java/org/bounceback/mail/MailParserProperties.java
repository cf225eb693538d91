package org.bounceback.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold for every message. */
final class MailParserProperties {
  private static final String[] PIECES = {
    "From: a@b.example\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "\n",
    "--b\n",
    "--b--\n",
    "Content-Type: message/rfc822\n",
    "Content-Transfer-Encoding: base64\n",
    "YWJj\n",
    "\r",
    " fold\n",
    "Content-Type: text/html; charset=utf-7\n",
    "<p>+AG-</p>",
    "=?utf-8?B?w6?=",
    "\u00ff",
    ";",
    "x:y:z\n"
  };

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("pieces")
  void anyInputGivesParts(long seed, byte[] mail) {
    ParsedMail read = new MailParser(MailLimits.STANDARD).read(mail);

    assertTrue(!read.mimeParts().isEmpty());
    assertEquals(0, read.mimeParts().get(0).depth());
    read.mimeParts()
        .forEach(mimePart -> assertTrue(mimePart.text().length() <= 2 * mail.length + 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("lines")
  void linesAreReadAsWritten(long seed, String text) {
    ParsedMail read =
        new MailParser(MailLimits.STANDARD)
            .read(("Subject: x\n\n" + text).getBytes(StandardCharsets.UTF_8));

    assertEquals(text.replace("\r\n", "\n").replace('\r', '\n'), read.mimeParts().get(0).text());
  }

  private static Stream<Arguments> pieces() {
    return LongStream.range(0, 300)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              var text = new StringBuilder();
              for (int i = random.nextInt(80); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
              }
              return Arguments.of(seed, text.toString().getBytes(StandardCharsets.ISO_8859_1));
            });
  }

  private static Stream<Arguments> lines() {
    return LongStream.range(0, 100)
        .mapToObj(
            seed -> {
              var random = new Random(seed);
              var text = new StringBuilder();
              for (int i = random.nextInt(60); i > 0; i--) {
                text.append("abc \r\n\r\n\nd".charAt(random.nextInt(10)));
              }
              return Arguments.of(seed, text.toString());
            });
  }
}
