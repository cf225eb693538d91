package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<@U0BOUNCE01> check 203.0.113.5 ; check 203.0.113.5",
        "<http://mail.example.net|mail.example.net> ; mail.example.net",
        "'<https://example.net/a?b=1&amp;c=2>' ; https://example.net/a?b=1&c=2",
        "<mailto:jo@example.org|jo@example.org> ; jo@example.org",
        "<mailto:jo@example.org> ; jo@example.org",
        "'&lt;jo@example.org&gt; &amp; co' ; <jo@example.org> & co",
        "<!channel> help ; help",
      })
  void mrkdwnIsReadAsTyped(String sent, String typed) {
    assertEquals(typed, MrkdwnText.typed(sent));
  }

  @Test
  void escapedTextRespectsTheLimit() {
    String escaped = MrkdwnText.escaped("&".repeat(10_000));

    assertTrue(escaped.length() <= 3000, escaped.length() + " characters");
    assertTrue(escaped.endsWith("&amp;…"), escaped.substring(escaped.length() - 20));
  }
}
