package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesInProseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total: 551,00 EUR",
        "Version 5.7.1 is out",
        "Section 4.2.1 describes the reply codes, section 5.1.1 the enhanced status codes.",
        "https://docs.host.example/5.1.1",
        "Rechnung Nr. 550 5017",
        "The usual codes: 550 (unknown), 552 (full), 554 (rejected)",
        "550 GB of 600 GB used"
      })
  void numbersOfPeopleAreNoCodes(String text) {
    assertTrue(CodesInProse.areOnly(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "550 5.1.1 User unknown",
        "550-5.7.26 Unauthenticated email\n550 5.7.26 see the help",
        "Invoice 550 was rejected: 554 5.7.1 Spam",
        "host mx.example.org[192.0.2.1] said: 452 4.2.2 Mailbox full",
        "421 4.7.0 [192.0.2.1] Try again later",
        "Error: 550",
        "connect to mx.example.org[203.0.113.23]:25: Connection timed out",
        "500 5.5.1 Command unrecognized, 250 2.1.0 Ok"
      })
  void repliesAreCodes(String text) {
    assertFalse(CodesInProse.areOnly(text));
  }
}
