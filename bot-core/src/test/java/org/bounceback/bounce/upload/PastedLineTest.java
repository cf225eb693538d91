package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Often a customer passes on only one line. */
class PastedLineTest {
  private static final BounceReader READER = BundledData.READER;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect to mx.example.org[198.51.100.25]:25: Connection timed out | expired",
        "connect to mx.example.org[198.51.100.25]:25: Connection refused | network-error",
        "connect to mx.example.org[2001:db8::25]:25: Network is unreachable | network-error",
        "lost connection with mx.example.org[198.51.100.25] while sending RCPT TO | network-error",
        "Host or domain name not found. Name service error for name=none.example type=MX: Host not"
            + " found | host-unknown",
        "all relevant MX records point to non-existent hosts | host-unknown",
        "Unrouteable address | host-unknown",
        "retry timeout exceeded | expired",
        "Unable to deliver message after multiple retries, giving up. | expired",
        "535 Authentifizierung fehlgeschlagen | security-error",
        "delivery temporarily suspended: connect to mx.example.org[198.51.100.25]:25: Connection"
            + " timed out | expired",
        "An error occurred while sending mail. The mail server responded:  5.7.1 Client host"
            + " rejected: Access denied. | blocked",
        "Ein Fehler ist aufgetreten. Der Mail-Server antwortete:  5.1.1 <bob@example.com>:"
            + " Recipient address rejected: User unknown. | user-unknown"
      })
  void aPastedLineIsAFailureWithItsReason(String line, String reason) {
    BouncedMessage read = read(line);

    assertEquals(MessageKind.FAILURE, read.messageKind());
    assertEquals(reason, read.recipients().get(0).reason().code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect to the office printer and try again",
        "We could not connect to the VPN yesterday, sorry.",
        "Please update to version 5.7.1 of the mail program",
        "The new release 4.2.0 brings error messages in colour",
        "He responded that 5 of 7 were there"
      })
  void ordinarySentencesAreNotBounces(String line) {
    assertEquals(MessageKind.NOT_A_BOUNCE, read(line).messageKind());
  }

  private static BouncedMessage read(String line) {
    return READER.read(line.getBytes(StandardCharsets.UTF_8));
  }
}
