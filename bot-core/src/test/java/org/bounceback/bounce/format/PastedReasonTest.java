package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests texts that people paste without the rest of a report. */
class PastedReasonTest {
  private static final BounceReader READER = BounceReader.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversation with mx.example.com[203.0.113.5] timed out while sending RCPT TO",
        "connect to mx.example.com[203.0.113.5]:25: No route to host",
        "lost connection with mx.example.com[203.0.113.5] while sending end of data -- message may"
            + " be sent more than once",
        "Giving up on 203.0.113.5.",
        "203.0.113.5 failed on DATA command.",
        "all hosts for 'example.com' have been failing for a long time (and retry time not"
            + " reached)",
        "SMTP timeout after RCPT TO:<bob@example.com>",
        "TLS is required, but was not offered by host mx.example.com[203.0.113.5]",
        "an MX or SRV record indicated no SMTP service",
        "bob@example.com: retry timeout exceeded",
        "Domain example.com does not accept mail (nullMX)",
        "This message is looping: it already has my Delivered-To line. (#5.4.6)",
        "Remote Server at mx.example.com (203.0.113.5) returned '550 4.4.7 QUEUE.Expired; message"
            + " expired'"
      })
  void isABounce(String text) {
    assertEquals(MessageKind.FAILURE, read(text).messageKind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection refused when I open the page of your shop, can you help?",
        "Connection refused",
        "Hi Bob, the log has \"connect to mx.example.com[203.0.113.5]:25: Connection refused\""
            + " every night. Should we look into it together on Monday, or do you know the cause?",
        "Unknown user",
        "message too large",
        "Your membership in the mailing list club has been disabled due to excessive bounces.",
        "The mail system at our office is being replaced this weekend.",
        "Your message was successfully delivered to the destination(s) listed below."
      })
  void isNotABounce(String text) {
    assertEquals(MessageKind.NOT_A_BOUNCE, read(text).messageKind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host mx.example.com[203.0.113.5] said: 550 rejected, contact postmaster@example.com (in"
            + " reply to RCPT TO command)",
        "203.0.113.5 does not like recipient.\nRemote host said: 550 blocked, write to"
            + " abuse@example.org",
        "550 5.7.1 rejected by policy, questions to postmaster@example.com",
        """
        550-Verification failed for <shop@shop.example>
        550-The mail server could not deliver mail to shop@shop.example.
        550 Sender verify failed
        """,
        "535 Incorrect authentication data (set_id=alice@shop.example)",
        "The server responded: 553 5.7.1 <info@shop.example>: Sender address rejected: not owned by"
            + " user alice@shop.example"
      })
  void aContactOrSenderInAReplyIsNotTheRecipient(String text) {
    assertEquals(List.of(""), recipients(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 <bob@example.com>: Recipient address rejected: ask postmaster@example.com",
        "550 5.1.1 bob@example.com... User unknown",
        "<bob@example.com>: host mx.example.com[203.0.113.5] said: 550 ask postmaster@example.com"
            + " (in reply to RCPT TO command)",
        "SMTP timeout after RCPT TO:<bob@example.com>"
      })
  void theAddressInItsSlotIsTheRecipient(String text) {
    assertEquals(List.of("bob@example.com"), recipients(text));
  }

  private static List<String> recipients(String text) {
    return read(text).recipients().stream().map(Recipient::address).toList();
  }

  private static BouncedMessage read(String text) {
    return READER.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
