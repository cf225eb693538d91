package org.bounceback.bounce.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person's sentence that names a server and quotes its reply. */
class NamedServerFormatTest {
  private static final BounceReader READER = BounceReader.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mx1.example.net rejected: 550 Access denied - Invalid HELO name;;mx1.example.net",
        "anna@example.org got this for info@bakery.example:\\n"
            + "mx1.example.net rejected it: 550 5.7.1 Bad HELO;info@bakery.example;mx1.example.net",
        "mail to bob@example.com comes back, mx.example.com says 552 5.2.2 mailbox"
            + " full;bob@example.com;mx.example.com",
        "Kunde schreibt an bob@example.com und mx.example.com meldet 550 5.1.1"
            + " unbekannt;bob@example.com;mx.example.com",
        "Le serveur mx.example.com a répondu : 550 5.1.1 inconnu"
            + " <bob@example.com>;bob@example.com;mx.example.com",
        "el servidor mx.example.com respondió: 554 5.7.1 rechazado para"
            + " bob@example.com;bob@example.com;mx.example.com",
        "mx1.example.net gave this error:\\n"
            + "Your country is not allowed to connect to this server.;;mx1.example.net",
        "Un client écrit à bob@example.com et reçoit « 550 No such user » de"
            + " mx.example.com;bob@example.com;mx.example.com",
        "bob@example.com schreibt, er bekommt „550 5.7.1 abgelehnt“ von"
            + " mx.example.com;bob@example.com;mx.example.com",
        "mail to bob@example.com failed with \"554 5.7.1 rejected\" from"
            + " mx.example.com;bob@example.com;mx.example.com",
        "mx.example.com (203.0.113.9) refused with 421 4.7.0 try later;;mx.example.com",
        "carol@other.example cannot write to bob@example.com and dora@example.com, mx.example.com"
            + " said: 550 blocked;bob@example.com;mx.example.com"
      })
  void namesTheServerAndTheRecipient(String text, String recipient, String host) {
    Recipient read = only(text);

    assertEquals(recipient == null ? "" : recipient, read.address());
    assertEquals(host, read.facts().rejection().host().known().orElse("-"));
  }

  private static Recipient only(String text) {
    BouncedMessage message = READER.read(text.replace("\\n", "\n").getBytes(UTF_8));
    assertEquals(1, message.recipients().size(), text);
    return message.recipients().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "shop.example said 500 people came to the fair",
        "As example.com says 550 is a reply code of SMTP",
        "Our supplier example.com returned 450 euros to us",
        "example.com refused 480 of our applications"
      })
  void aNumberOfThingsIsNoReply(String text) {
    assertEquals(0, READER.read(text.getBytes(UTF_8)).recipients().size(), text);
  }
}
