package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.RecipientFacts;
import org.junit.jupiter.api.Test;

/** An automatic reply says nothing about a delivery, even if it quotes a mail server. */
final class AutoReplyFactsTest {

  @Test
  void theMessageOfAServerInAnAutomaticReplyIsNoFact() {
    BouncedMessage message =
        BounceReader.create()
            .read(
                String.join(
                        "\r\n",
                        "From: Bob <bob@example.net>",
                        "To: alice@example.org",
                        "Subject: Automatic reply: meeting",
                        "Auto-Submitted: auto-replied",
                        "",
                        "I am out of the office. Our old server is gone and answers",
                        "connect to mx.example.net[192.0.2.1]:25: Connection timed out",
                        "")
                    .getBytes(StandardCharsets.UTF_8));

    assertEquals(MessageKind.AUTO_REPLY, message.messageKind());
    assertEquals(1, message.recipients().size());
    assertEquals(RecipientFacts.UNKNOWN, message.recipients().get(0).facts());
  }
}
