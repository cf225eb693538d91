package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.RecipientNames;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks which of two names of a recipient is the one that people know. */
final class RecipientNamesTest {
  @ParameterizedTest
  @CsvSource({
    "bob@example.com, bob@mailstore3.internal, true",
    "bob@example.com, bob@imap4.example.com, true",
    "bob@example.com, tickets@desk.example.com, false",
    "bob@example.com, bob%example.com@store7.isp.example, true",
    "bob@example.com, bob@firm.mail.onmicrosoft.com, true",
    "bob@example.com, IMCEAEX-_O=EXAMPLE_CN=bob@example.com, true",
    "bob@example.com, /home/bob/Maildir/, true",
    "bob@example.com, bob.private@other.example, false",
    "bob@example.com, bob@example.net, false",
    "undisclosed, bob@mailstore3.internal, false"
  })
  void onlyAnotherNameOfTheSameMailboxIsRewritten(
      String original, String last, boolean isRewritten) {
    assertEquals(isRewritten, RewrittenAddress.isRewritten(original, last));
  }

  @Test
  void aProgramIsThePlaceThatFailed() {
    Recipient recipient = only("exim-pipe-generated.eml");

    assertEquals("bob@example.com", recipient.address());
    assertEquals(
        RecipientNames.of("bob@example.com", "|/usr/local/bin/tickets --from alice@shop.example"),
        recipient.names());
  }

  @Test
  void aForwardedMessageHasBothNames() {
    Recipient recipient = only("exim-forward-generated.eml");

    assertEquals("bob.private@other.example", recipient.address());
    assertEquals(Optional.of("bob@example.com"), recipient.names().originalAddress());
  }

  @Test
  void equalNamesAreOne() {
    assertEquals(RecipientNames.ONE, RecipientNames.of("bob@example.com", "Bob@Example.com"));
  }

  private static Recipient only(String file) {
    List<Recipient> recipients =
        BundledData.READER.read(SampleMails.read("formats/" + file)).recipients();
    assertEquals(1, recipients.size());
    return recipients.get(0);
  }
}
