package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which messages are accepted if a receiving server must authenticate the sender. */
class ProvedSenderTest {
  private static final int LEAST = 100;
  private static final IntakeFilter GATE =
      new IntakeFilter(
          new AllowedSenders(List.of("host.example"), List.of("mx.host.example")),
          Set.of(),
          BundledData.READER);

  static Stream<Arguments> forged() throws IOException {
    return mails("forged-senders.txt");
  }

  static Stream<Arguments> proved() throws IOException {
    return mails("proved-senders.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forged")
  void aForgedSenderIsRejected(String name, byte[] mail) {
    IntakeRejection intakeRejection = refusal(mail).orElseThrow(() -> new AssertionError("taken"));

    assertEquals(Optional.empty(), intakeRejection.notifiedSender());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proved")
  void anAuthenticatedSendersMessageIsAccepted(String name, byte[] mail) {
    assertEquals(Optional.empty(), refusal(mail));
  }

  @Test
  void aHundredForgeriesAreTested() throws IOException {
    assertTrue(forged().count() >= LEAST);
  }

  private static Optional<IntakeRejection> refusal(byte[] mail) {
    return GATE.rejection(new MailParser(MailLimits.STANDARD).readHeader(mail), mail);
  }

  /** Reads a file of headers as in a mailbox, each after a line {@code ## NAME}. */
  private static Stream<Arguments> mails(String file) throws IOException {
    try (var in = ProvedSenderTest.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("\n## ")).skip(1).map(ProvedSenderTest::mail);
    }
  }

  private static Arguments mail(String written) {
    String[] pieces = written.strip().split("\n", 2);
    String mail = pieces[1] + "\nSubject: Fwd: failed\n\nuser unknown\n";
    return Arguments.of(pieces[0], mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
