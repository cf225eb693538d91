package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers must not see in a public channel is replaced. */
class CustomerCardTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Our server 203.0.113.5 is blocked.       | Our server … is blocked.
          Blocked: [203.0.113.5].                  | Blocked: […].
          Blocked since 10:12:30 CET: 2001:db8::25 | Blocked since 10:12:30 CET: …
          IPv6:2001:DB8:0:0:0:0:0:25 is listed     | … is listed
          The code is 5.7.1, version 1.2.3         | The code is 5.7.1, version 1.2.3
          It was sent by SRV12.host.example.       | It was sent by ….
          Write to bob@example.com.                | Write to bob@example.com.
          """)
  void addressesAndOurServersAreHidden(String reply, String shown) {
    assertEquals(shown, CustomerCard.hide(reply, List.of("srv12.host.example"), "…"));
  }
}
